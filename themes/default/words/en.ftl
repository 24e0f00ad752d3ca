### Interface words (English). The keys are those of zh.ftl; { $name } is an argument that the program passes.

## Frame: skip link, navigation, languages, footer

skip-to-content = Skip to content
nav-label = Main
nav-home = Home
nav-reports = Reports
nav-indicators = Indicators
nav-organizations = Organizations
nav-compare = Compare
nav-plans = Targets
nav-changes = Revisions
nav-data = Data
nav-search = Search
breadcrumbs-label = Breadcrumbs
language-label = Language
footer-links-label = About this site
footer-publisher = Published by{" "}
footer-license = Licence:{" "}
footer-site-id = Website identification code: { $code }
feed = Feed (Atom)
feed-title = Latest reports - { $site }
feed-subtitle = Work summaries, plans and bulletins, and corrections to them
large-type = Large type
copied = Copied
on-this-page = On this page

## Language choice, 404 and redirect pages (all languages side by side)

language-name = English
choose-language = Choose a language
not-found-title = Page not found
not-found-text = This page does not exist. It may have been moved or renamed. Please check the address, or start again from the home page.
moved-text = This page has moved to
# <title>: page and site
title-full = { $page } - { $site }

## Page titles

# The title of one of several parts: All reports (page 2 of 9)
title-part = { $title } (page { $number } of { $count })
title-home = { $site }
title-reports = All reports
title-year = Reports of { $year }
title-indicators = All indicators
title-organizations = All organizations
title-compare = Year by year
title-pair = { $left } and { $right } compared
title-pair-organization = { $organization }: { $left } and { $right } compared
title-topic = Indicators: { $topic }
title-indicator-of = { $organization }: { $indicator }
title-plans = Plans and targets
title-plan = { $report } – targets and outcomes
title-changes = Revisions and corrections
title-data = About the data
title-search = Search

## Page descriptions (meta description, also used as lead)

description-home = { $site }. Published reports, indicators and comparisons over the years.
description-reports = All work summaries, plans and bulletins, by year and by organization.
description-year = Work summaries, plans and bulletins of { $year }.
description-indicators = All indicators with definitions, units, latest figures and trends.
description-organizations = All reporting organizations with their reports and figures.
description-indicator = { $name }: figures of each organization over the years, with charts, targets and source reports.
description-organization = Reports, figures over the years, charts and targets of { $name }.
description-topic = Indicators on { $topic }, with latest figures and trends.
description-indicator-of = { $indicator } of { $organization }: every published figure, with charts, targets and source reports.
description-compare = Figures of each organization, year by year.
description-pair = Every indicator of { $left } beside { $right }. Figures on different bases are not compared, and the reason is given.
description-plans = Targets set by plans, and what became of them.
description-plan = Targets set in { $report }, beside the reported outcomes.
description-changes = Published figures that a later report revised, and published corrections.
description-search = Indicators with their latest figures, organizations, reports and what they say, found by a word or two.
description-data = Data files to download, with their columns, status codes and notes on use.
description-report = { $kind } of { $organization }, { $period }.

## Column types of government sites (ColumnType)

column-type-reports = Documents
column-type-data = Data releases

## Kinds of report

kind-summary = Work summary
kind-plan = Plan
kind-bulletin = Bulletin

## Observation status (SDMX CL_OBS_STATUS)

status-A = normal
status-P = provisional
status-E = estimated
status-F = forecast
status-O = missing
status-L = not collected
status-M = not applicable
status-Q = suppressed

## Verdicts on targets, and their explanations on the data page

verdict-met = Met
verdict-near = Nearly met
verdict-missed = Missed
verdict-on-track = On track
verdict-behind = Behind schedule
verdict-not-due = Not yet due
verdict-not-reported = Not reported
verdict-no-report = Report not held
verdict-not-comparable = Not comparable
verdict-explained-met = A comparable figure for the due period reaches the target.
verdict-explained-near = The target is approximate (“around”), and the figure falls short of it by no more than the tolerance.
verdict-explained-missed = A comparable figure for the due period does not reach the target.
verdict-explained-on-track = The target is not yet due; the figure so far keeps pace with the time elapsed.
verdict-explained-behind = The target is not yet due; the figure so far lags behind the time elapsed.
verdict-explained-not-due = The target is not yet due; there is no figure so far, or neither direction is better, so that its pace cannot be told.
verdict-explained-not-reported = The report for the due period is held, but does not give this figure.
verdict-explained-no-report = No report for the due period is held.
verdict-explained-not-comparable = The only figures differ in basis, currency or coverage. They are not compared, and the reason is given.

## Growth: names, sentences, price basis. $value comes with its unit: 44.7%, 1.5 pp

growth-yoy = year on year
growth-mom = on the previous period
growth-since-year-start = since the start of the year
growth-average = a year on average over { $over }
growth-yoy-rise = up { $value } year on year
growth-yoy-fall = down { $value } year on year
growth-yoy-flat = unchanged year on year
growth-mom-rise = up { $value } on the previous period
growth-mom-fall = down { $value } on the previous period
growth-mom-flat = unchanged on the previous period
growth-since-year-start-rise = up { $value } since the start of the year
growth-since-year-start-fall = down { $value } since the start of the year
growth-since-year-start-flat = unchanged since the start of the year
growth-average-rise = up { $value } a year on average over { $over }
growth-average-fall = down { $value } a year on average over { $over }
growth-average-flat = unchanged on average over { $over }
# Changes of indicators in percent, for which Chinese has words of its own
growth-yoy-rise-points = up { $value } year on year
growth-yoy-fall-points = down { $value } year on year
growth-mom-rise-points = up { $value } on the previous period
growth-mom-fall-points = down { $value } on the previous period
growth-since-year-start-rise-points = up { $value } since the start of the year
growth-since-year-start-fall-points = down { $value } since the start of the year
growth-average-rise-points = up { $value } a year on average over { $over }
growth-average-fall-points = down { $value } a year on average over { $over }
# In tables: $growth is a name from above, $value is signed, $basis is the price basis
growth-labelled = { $value } { $growth }
growth-labelled-basis = { $value } { $growth } ({ $basis })
basis-real = comparable prices
basis-nominal = current prices
basis-like-for-like = like-for-like
basis-none = not applicable

## Kind and direction of indicators

indicator-kind-flow = flow (over a period)
indicator-kind-stock = stock (at a date)
indicator-kind-ratio = ratio
indicator-kind-index = index
indicator-kind-rank = rank
better-up = higher is better
better-down = lower is better
better-none = neither direction is better

## Tier, nature and accumulation of targets

tier-floor = floor
tier-stretch = stretch
nature-binding = binding
nature-expected = expected
over-total = in total
over-average = on average per year
over-each-year = each year

## Why figures are not compared

reason-span = different periods: { $left } and { $right }
reason-coverage = different coverage
reason-basis = different basis
reason-currency = different currencies, and no exchange rate is given
reason-currency-converted = different currencies; the conversion is for orientation only
reason-unit = different units that cannot be converted
reason-item = different items
reason-boundary = the boundaries of the organization have changed
reason-growth-basis-real = growth is at comparable prices and cannot be derived from levels at current prices
reason-growth-basis-like-for-like = growth is like-for-like and cannot be derived from the published levels
reason-growth-basis-none = no growth rate is derived for this indicator
reason-no-value = one of the two figures has no value
reason-status = the figure is missing or suppressed
reason-bound = one of the two is a bound, a range or an approximation
reason-direction = neither direction is better, so only the difference is shown
# Joins two reasons
reason-join = { $first }; { $second }

## Gaps

gap-no-report = no report held
gap-not-reported = not reported
gap-suppressed = suppressed
gap-hint = An empty cell means that there is no figure; “no report held” means that this site has no report for the year, “not reported” that there is a report without this figure.

## Rank and share

rank-place = rank { $place } of { $total } in { $among }
rank-place-among = rank { $place } in { $among }
rank-place-total = rank { $place } of { $total }
rank-place-only = rank { $place }
rank-front = among the top in { $among }
rank-front-only = among the top
rank-by-growth = { $rank }, by growth
rank-ahead = { $count ->
    [one] { $count } place ahead
   *[other] { $count } places ahead
}
rank-behind = { $count ->
    [one] { $count } place behind
   *[other] { $count } places behind
}
rank-level = same place
share-of = { $value } of { $of }
share-only = share of { $value }

## Counts

count-reports = { $count ->
    [one] { $count } report
   *[other] { $count } reports
}
count-figures = { $count ->
    [one] { $count } figure
   *[other] { $count } figures
}
count-targets = { $count ->
    [one] { $count } target
   *[other] { $count } targets
}
count-indicators = { $count ->
    [one] { $count } indicator
   *[other] { $count } indicators
}
count-organizations = { $count ->
    [one] { $count } organization
   *[other] { $count } organizations
}
count-parts = { $count ->
    [one] { $count } organization within
   *[other] { $count } organizations within
}
count-revisions = { $count ->
    [one] { $count } revision
   *[other] { $count } revisions
}
count-corrections = { $count ->
    [one] { $count } correction
   *[other] { $count } corrections
}
count-plans = { $count ->
    [one] { $count } plan
   *[other] { $count } plans
}
# As in: 4 organizations, 2013–2025
scope-indicator = { $organizations ->
    [one] { $organizations } organization, { $from }–{ $to }
   *[other] { $organizations } organizations, { $from }–{ $to }
}
scope-indicator-year = { $organizations ->
    [one] { $organizations } organization, { $year }
   *[other] { $organizations } organizations, { $year }
}

## Sentences that say what a chart shows

# A period whose figure is not final, as in: 2025, forecast
period-status = { $period }, { $status }
chart-line-summary = { $name }, { $organization }: { $first } ({ $first_period }), { $last } ({ $last_period }).
chart-line-single = { $name }, { $organization }: { $last } ({ $last_period }), the only figure so far.
chart-line-many = { $name }: figures of { $count } organizations from { $first_period } to { $last_period }.
chart-bar-summary = { $name } ({ $period }): the highest is { $highest_label }, at { $highest }; the lowest is { $lowest_label }, at { $lowest }.
chart-bar-single = { $name } ({ $period }): { $highest_label } at { $highest }.
chart-target-summary = { $name }, { $organization }: target { $target } ({ $due }), reached { $actual } ({ $actual_period }).
chart-target-none = { $name }, { $organization }: target { $target } ({ $due }), no comparable figure yet.
chart-gap-note = There are no figures for { $years }; the line breaks there.
chart-break-note = The line breaks where the basis changes; figures on either side are not compared.
chart-break-note-at = The line breaks at { $period }: { $reason }.
chart-status-note = Hollow points and bars are provisional, estimated or forecast.
chart-span-note = The chart shows { $span } only; figures for other spans are in the table.
chart-subtitle = { $unit }, { $span }
chart-target-word = Target
chart-actual-word = Actual
chart-baseline-word = Baseline
chart-required-word = Required so far
chart-name-details-open = { $name }, { $details }
chart-is-qualified = { $value }
chart-is = { $value }
chart-name-details = { $name } ({ $details })
chart-title-latest = { $name }, { $organization }: { $last } ({ $last_period })
chart-title-rise = { $name }, { $organization }: up from { $first } ({ $first_period }) to { $last } ({ $last_period })
chart-title-fall = { $name }, { $organization }: down from { $first } ({ $first_period }) to { $last } ({ $last_period })
chart-title-flat = { $name }, { $organization }: { $last } in both { $first_period } and { $last_period }
chart-title-highest = { $name }, { $period }: highest in { $organization }, at { $value }
chart-title-organizations = { $name }: { $count } organizations
chart-title-bars = { $name }, { $organization }, { $period }: led by { $highest_label }, at { $highest }
chart-title-bars-untimed = { $name }, { $organization }: led by { $highest_label }, at { $highest }
chart-title-rates = { $name }, { $organization }: { $growth } in { $period }
chart-title-pair = { $risen ->
    [0] { $organization }: none of { $count } figures rose from { $left } to { $right }
   *[other] { $organization }: { $risen } of { $count } figures rose from { $left } to { $right }
}
chart-title-targets = { $reached ->
    [0] { $count ->
        [one] The one target measured here has not been reached so far
       *[other] Targets measured here: none of { $count } reached so far
    }
   *[other] { $count ->
        [one] The one target measured here has been reached
       *[other] Targets measured here: { $reached } of { $count } reached
    }
}
chart-line-range = { $name }, { $organization }: { $count } figures from { $first_period } to { $last_period }; the highest is { $highest } ({ $highest_period }), the lowest { $lowest } ({ $lowest_period }).
chart-bar-summary-untimed = { $name }: the highest is { $highest_label }, at { $highest }; the lowest is { $lowest_label }, at { $lowest }.
chart-rates = Growth year on year, %
chart-rates-summary = { $name }, { $organization }: growth was highest in { $highest_period }, at { $highest }, and lowest in { $lowest_period }, at { $lowest }.
chart-pair-summary = Only figures that may be compared and share a unit are drawn; all others are in the table.
chart-targets-summary = A target is measured here if a comparable figure can be stated as a share of it. Highest share of its target: { $highest_label }, { $highest }; lowest: { $lowest_label }, { $lowest }.
chart-target-subtitle = Latest comparable figure as a share of the target; the mark is the target
chart-targets-caption = Targets and latest comparable figures
chart-target-label = target { $target }
chart-actual-label = { $actual } ({ $period })
chart-baseline-note = The triangle below a bar marks the baseline.
chart-bound-note = Figures given as “over”, “about”, “at least” and the like are drawn at the number itself.
chart-missing-note = There are no figures for { $years }.
chart-partial-note = { $shown } of { $count } are shown.
# Two periods, waterfalls, reading point by point, tints
chart-title-two = { $risen ->
    [0] { $name }: up in none of { $count } organizations from { $left } to { $right }
   *[other] { $name }: up in { $risen } of { $count } organizations from { $left } to { $right }
}
chart-title-two-levels = { $name }: { $count } organizations in { $left } and { $right }
chart-total = Total
chart-rest = Other (derived)
chart-rest-note = “Other” is the total less the parts shown; it is derived, not reported.
chart-title-parts = { $name }, { $organization }, { $period }: { $highest_label } is the largest part of { $total }, at { $highest }
chart-title-parts-untimed = { $name }, { $organization }: { $highest_label } is the largest part of { $total }, at { $highest }
chart-parts-summary = { $name }, { $organization }: the parts shown add up to { $total }.
chart-title-steps = { $name }, { $organization }: from { $first } ({ $first_period }) to { $total } ({ $period }); the largest change is in { $highest_label }
chart-steps-summary = { $name } went from { $first } ({ $first_period }) to { $total } ({ $period }); the steps between are differences and are derived. The largest is { $highest_label } ({ $highest }).
chart-steps-span = { $left } to { $right }
chart-note-separator = {" · "}
chart-read = Read the chart point by point
heat-key = Shading: comparable figures in a row,
heat-low = low
heat-high = high
pair-shared = Organizations compared by indicator
download-png = PNG image
chart-break-boundary = boundaries changed
chart-file-caption = { $subtitle }. Source: { $source }
span-year = full years
span-years = { $count }-year periods
span-several-years = several years
span-year-end = end of year
span-instants = at the dates shown
axis-money = { $unit } { $scale }
axis-other = { $scale } { $unit }
scale-million = million
scale-billion = billion
scale-trillion = trillion
unit-points = percentage points

## Formulas of derived figures (− minus, ÷ divided by, × times)

formula-change = { $new } − { $old }
formula-growth = ({ $new } − { $old }) ÷ { $old }
formula-points = { $new } − { $old }, in percentage points
formula-cagr = ({ $last } ÷ { $first }) to the power of 1/{ $years }, − 1
formula-share = { $part } ÷ { $whole }
formula-share-of-target = actual { $actual } ÷ target { $target }
formula-share-of-way = (actual { $actual } − baseline { $baseline }) ÷ (target { $target } − baseline { $baseline })
formula-difference = actual { $actual } − target { $target }
formula-required = target { $target } × { $months } ÷ 12
formula-required-span = target { $target } × { $months } ÷ { $total }
formula-required-line = baseline { $baseline } + (target { $target } − baseline { $baseline }) × { $elapsed } ÷ { $total }
formula-needed = (target { $target } ÷ actual { $actual }, { $from }) to the power of 1/{ $years }, − 1
formula-needed-year = target { $target } ÷ actual { $actual } ({ $from }) − 1
formula-needed-baseline = (target { $target } ÷ baseline { $baseline }) to the power of 1/{ $years }, − 1
formula-needed-baseline-year = target { $target } ÷ baseline { $baseline } − 1
formula-prior = { $value } ÷ (1 + { $growth })
formula-converted = { $value }, at { $rate } ({ $source })
formula-converted-unsourced = { $value }, at { $rate }

## Publication details

meta-title = Title
meta-kind = Kind
meta-organization = Reported by
meta-about = Figures about
meta-period = Reference period
meta-index-no = Index number
meta-document-no = Document number
meta-issued = Date of issue
meta-published = Published
meta-publisher = Publisher
meta-source = Source
meta-disclosure = Form of disclosure
meta-category = Category
meta-contact = Contact
meta-person = Person responsible
meta-next-release = Next release
meta-license = Licence
meta-languages = Other languages
meta-anchor = Permalink
issued-on = Issued { $date }
published-on = Published { $date }
# A date with a time of day
date-time = { $date }, { $time }

## Facts about indicators and organizations

fact-unit = Unit
fact-kind = Kind
fact-growth-basis = Growth basis
fact-better = Direction
fact-topic = Topic
fact-aliases = Also called
fact-source = Source
fact-items = Items
fact-bases = Bases
fact-id = Identifier
fact-short = Short name
fact-within = Part of
fact-url = Website
fact-formerly = Formerly
fact-from = Established
fact-until = Dissolved
fact-reports = Reports
topic-other = Other

## Notices

notice-untranslated = The text below has not been translated and is shown in the original language. The figures on this page are not affected.
notice-draft = This page is a draft. It has not been approved and must not be quoted.
notice-in-review = This page is under review and has not been signed off. It must not be quoted.
not-translated = text not translated
draft = Draft
in-review = In review
derived = derived
formula = Formula:
superseded = superseded
unrevised = not revised
outranked = reported by another organization, not used
not-compared = not compared
correction = Correction

## Home page

home-lead = Published reports, indicators and comparisons over the years. Every figure leads back to its source.
headline-figures = Headline figures
latest-reports = Latest reports
all-reports = All reports
compare-years = Compare years
plans-and-targets = Plans and targets
indicators-by-topic = Indicators by topic

## Report pages and lists

reports = Reports
figures = Figures
figures-hint = { $count ->
    [one] This report gives { $count } figure.
   *[other] This report gives { $count } figures.
}
figures-caption = Figures given in the report
indicator = Indicator
indicators = Indicators
organization = Organization
organizations = Organizations
period = Period
value = Value
growth = Growth
growth-stated = Growth as reported
change-derived = Change on the year before (derived)
rank = Rank
share = Share
status = Status
note = Note
source = Source
source-label = Source:{" "}
about-label = Figures about{" "}
source-sentence = Source
see-sentence = Sentence
see-source = Source
permalink = Permalink
detail-more = All figures for this indicator
detail-before = A year earlier
detail-none-before = no figure held for the year before
detail-target = Target ({ $period })
detail-actual = Actual ({ $period })
detail-shape = { $first } to { $last }
close = Close
source-report = Source report
targets = Targets
targets-caption = Targets set in the report and what became of them
targets-of = Targets and outcomes: { $name }
charts = Charts
attachments = Attachments
publication = Publication details
previous-report = Previous
next-report = Next
neighbours-label = Neighbouring reports
years-label = Years
by-organization = By organization
by-topic = By topic
pages-label = Pages
page-of = Page { $number } of { $count }
page-number = Page { $number }
contents = Contents
neighbouring-pages = Pages before and after
previous-page = Previous
next-page = Next
no-reports = There are no reports yet.
plan-of-report = Targets and outcomes

## Indicator pages

definition = Definition and basis
vintages-caption = { $indicator }, { $organization }: all published figures
related-indicators = Related indicators
download = Download:
download-svg = SVG image
download-csv = CSV data
download-json = JSON data
download-xlsx = Excel data
chart-data = Figures in this chart
no-indicators = There are no indicators yet.
comparability = Comparability
note-break-basis = { $period }: the basis changed from “{ $old }” to “{ $new }”; earlier and later figures are not comparable.
note-break-boundary = { $period }: the boundaries of the organization changed; earlier and later figures are not comparable.
note-spans = Figures for different spans ({ $spans }) are listed separately and not compared.
note-currencies = Figures in different currencies ({ $units }) are listed separately; no exchange rate is given, so they are not converted.
default-basis = default basis
note-bases = Figures on different bases ({ $bases }) are listed separately and not compared.
note-growth-basis = No change is derived from the levels: { $reason }.
currency-CNY = RMB
currency-USD = US dollars
currency-EUR = euros
currency-HKD = Hong Kong dollars
currency-JPY = Japanese yen
item = Item
download-file = { $file } ({ $kind })

figures-by-organization = Figures of each organization
overview-hint = Each organization leads to every figure it has published, with charts and targets.
overview-caption = { $indicator }: figures by organization and year

## Organization pages

parts = Organizations within
figures-by-year = Figures by year
matrix-caption = { $organization }: figures by year
no-organizations = There are no organizations yet.
no-figures = There are no figures yet.

## Comparison pages

compare-lead = The figures of each organization over the years. Different spans of one year are listed apart; where a figure is absent, the cell says why.
pair-lead = The same indicators in two years, side by side. A change is computed only where span, basis and currency agree; otherwise the reason is given.
pair-caption = { $organization }: indicators of { $left } and { $right }
neighbouring-years = Years before and after
previous-years = Year before
next-years = Year after
pair-link = { $left } and { $right }

## Plans and targets

plans-lead = Targets set by plans, each set against the outcomes reported since.
plan-hint = “Share of target” and “share of the way” (from baseline to target) are derived by this site. “Required so far” is the target times the share of the year elapsed, or the point reached by then on the straight line from baseline to target.
plan-caption = Targets due in { $period } and what became of them
due-in = Due in { $period }
due = Due
target = Target
baseline = Baseline
actual = Actual
progress = Progress
verdict = Verdict
share-of-target = Share of target
share-of-way = Share of the way
difference = Difference from target
required-so-far = Required so far
still-needed = Growth still needed per year
needed-from = { $value } (from { $from })
stated-in = Stated in
stated-in-label = Stated in{" "}
no-plans = There are no plans with targets yet.
# How targets are written: $value comes with its qualifier, as in “at least 5%”
target-growth = growth of { $value }
target-growth-points = rise of { $value }
target-growth-fall = fall of { $value }
target-growth-fall-points = fall of { $value }
target-growth-flat = no change on the year before
target-average-growth = average growth of { $value } a year
target-average-growth-points = average rise of { $value } a year
target-average-growth-fall = average fall of { $value } a year
target-average-growth-fall-points = average fall of { $value } a year
target-average-growth-flat = no change on average
target-rank = rank { $value }
target-share = share of { $value }
target-over = { $value } { $over }

## Revisions and corrections

changes-lead = Where a later report changes a published figure, both are kept and the latest one counts.
revisions = Revised figures
revisions-caption = Figures before and after revision, with their reports
corrections = Corrections
change-revision = revision
change-conflict = sources differ
value-before = Before
value-now = Now
difference-derived = Difference (derived)
no-changes = There are no revisions or corrections.
correction-of = Correction: { $report }

## Changes since an earlier release

since = Changes since the previous release
since-date = Changes since the release of { $date }
since-latest = Compared with the previous release, whose latest report was issued on { $date }.
since-lead = Figures, targets and texts that differ from the previous release, each with the reason given for it.
since-none = Nothing has changed since the previous release.
since-unexplained-count = { $count ->
    [one] One change to what was published is not explained. It is marked below.
   *[other] { $count } changes to what was published are not explained. They are marked below.
}
since-revised = Figures changed since then
since-removed = Removed figures and targets
since-retargeted = Revised targets
since-outcome = New outcomes of targets
since-reflagged = Changed status
since-annotated = Changed notes
since-added = New figures and targets
since-texts = Changed texts
since-reports = Reports
since-report-added = new report
since-report-removed = report withdrawn
since-report-moved = new address
since-count-revised = { $count ->
    [one] { $count } figure revised
   *[other] { $count } figures revised
}
since-count-removed = { $count } removed
since-count-retargeted = { $count ->
    [one] { $count } target revised
   *[other] { $count } targets revised
}
since-count-outcome = { $count ->
    [one] { $count } new outcome of a target
   *[other] { $count } new outcomes of targets
}
since-count-reflagged = { $count ->
    [one] { $count } status changed
   *[other] { $count } statuses changed
}
since-count-annotated = { $count ->
    [one] { $count } note changed
   *[other] { $count } notes changed
}
since-count-added = { $count } added
since-count-texts = { $count ->
    [one] { $count } text changed
   *[other] { $count } texts changed
}
since-count-reports-added = { $count ->
    [one] { $count } new report
   *[other] { $count } new reports
}
since-count-reports-removed = { $count ->
    [one] { $count } report withdrawn
   *[other] { $count } reports withdrawn
}
since-count-reports-moved = { $count ->
    [one] { $count } report at a new address
   *[other] { $count } reports at new addresses
}
since-yoy = Growth year on year
since-mom = Growth on the previous period
since-year-start = Growth since the start of the year
since-average = Average growth per year
since-basis = Basis
since-over = Accumulation
since-tier = Tier
since-nature = Nature
since-before = before
since-now = now
since-difference = difference { $value } (derived)
since-nothing = none
since-part-title = Title
since-part-summary = Summary
since-part-correction = Correction
since-part-prose = Text
since-part-in = { $part } ({ $language })
since-because-note = Note: { $text }
since-because-correction = Correction: { $text }
since-because-later-report = Revised by a later report
since-because-compatible = Consistent with the earlier figure: different precision, unit or wording, or more detail: other precision, unit or wording, or more detail
since-because-withdrawn = The whole report was withdrawn
since-because-restated = Still stated in another report
since-not-explained = not explained
since-between = Two releases compared
since-no-difference = No differences.
since-unexplained-total = { $count ->
    [one] { $count } change is not explained.
   *[other] { $count } changes are not explained.
}
since-did-revised = revised
since-did-removed = removed
since-did-retargeted = target revised
since-did-outcome = outcome of a target
since-did-reflagged = status changed
since-did-annotated = note changed
since-did-added = added

## Search page, and the field at the head of all pages

search-label = Search this site
search-shortcut = Search (press / or Ctrl+K)
search-hint = An indicator, organization, report or heading, in English or Chinese: port throughput, GDP, 综保区
search-narrow = Narrow the text results
search-year = Year
search-organization = Organization
search-indicator = Indicator
search-any = All
search-titles = Titles and names
search-texts = In the text of reports
search-found = { $count } found
search-none = Nothing found
search-more = Show more
search-also = Also: { $name }
search-status = { $figure } ({ $status })
search-targets = Targets
search-page = Page
search-section = Section
search-needs-script = Searching needs JavaScript, which is switched off in your browser. The lists below lead to every page.
search-browse = Browse the site
search-other = Other pages
search-slash = Press / on any page to search (Ctrl+K always works)

## Data page

data-lead = All data of this site can be downloaded. Every figure names its report and its place in it.
data-files = Data files
data-files-caption = Data files to download
data-file = File
data-content = Content
data-rows = Rows
data-size = Size
cite-as = How to cite
data-cite-as = Please cite as:
data-how = Notes on use
data-how-digits = Figures keep the digits of the report; the columns qualifier and comparator hold words such as “over”, “about” and “at least”.
data-how-current = A figure published more than once has one row for each time; the row with current = true is the one now in force.
data-how-derived = Derived figures are kept apart from reported ones and come with their formula.
data-how-encoding = CSV files are encoded in UTF-8 with a byte order mark and open in Excel and other spreadsheets as they are.
data-statuses = Status codes
data-verdicts = Verdict codes
data-columns = Columns of { $file }
data-indicator-files = Data by indicator
data-file-observations = All figures, one row for each time they were published
data-file-targets = All targets and what became of them
data-file-derived = Figures computed from the reported ones, with formula and inputs
data-file-indicators = Indicators with unit, kind and definition
data-file-organizations = Organizations and what they lie within
data-file-reports = Reports and their publication details
data-file-datapackage = Description of the CSV files for validating them (Frictionless Data Package)
data-file-csvw = Description of the CSV files (W3C CSV on the Web)
data-file-site = All tables in one SQLite database, with views
sqlite-view-figures = Values now in force, with the names of indicator, organization and report
sqlite-view-latest = The most recent value of each indicator, organization, item and basis
sqlite-view-growth = Growth on the year before, computed
sqlite-view-progress = Targets and what became of them, with names
sqlite-view-revisions = Values published more than once for the same key
sdmx-figures = Figures with a reference period
sdmx-totals = Figures without a reference period, such as planned totals
sdmx-concepts = Dimensions and attributes of the figures
sdmx-measure = kind of number: level, growth year on year and on other bases, rank, share
sdmx-time-period = year, month or day, or a first day with a duration (2025-01-01/P9M)
sdmx-unit = unit of measurement without its scale
sdmx-unit-mult = scale as a power of ten: 4 for 10,000
sdmx-whole = of what it is a share, or among whom it is a rank
sdmx-none = not applicable
sdmx-points = percentage points
xlsx-sheet-data = Data
xlsx-sheet-matrix = Side by side
xlsx-sheet-notes = Notes
xlsx-organization = Organization
xlsx-indicator = Indicator
xlsx-item = Item
xlsx-basis = Basis
xlsx-period = Period
xlsx-period-code = Period code
xlsx-value = Value
xlsx-upper = Upper end
xlsx-unit = Unit
xlsx-qualifier = Qualifier
xlsx-yoy = Growth year on year
xlsx-yoy-upper = Upper end of growth
xlsx-yoy-qualifier = Qualifier of growth
xlsx-yoy-unit = Unit of growth
xlsx-yoy-basis = Basis of growth
xlsx-mom = Growth on previous period
xlsx-since-year-start = Growth since start of year
xlsx-average = Average growth per year
xlsx-average-over = Years of average
xlsx-rank = Rank
xlsx-share = Share
xlsx-status = Status
xlsx-current = In force
xlsx-report = Source report
xlsx-issued = Date of issue
xlsx-note = Note
xlsx-id = Identifier
xlsx-yes = yes
xlsx-no = no
xlsx-no-period = No period
xlsx-notes-kind = Kind
xlsx-notes-name = Subject
xlsx-notes-text = Text
xlsx-notes-about = About this workbook
xlsx-notes-site = Data from
xlsx-notes-publisher = Publisher
xlsx-notes-address = Address
xlsx-notes-license = Licence
xlsx-notes-citation = Please cite as
xlsx-notes-use = Notes on use
xlsx-over = over
xlsx-at-least = at least
xlsx-under = under
xlsx-at-most = at most
xlsx-about = about
xlsx-notes-digits = Values keep the digits of the report; the column Qualifier holds words such as “over”, “about” and “at least”.
xlsx-notes-current = A figure published more than once has one row for each time; the one in force says “yes”.
xlsx-notes-matrix = The sheet “Side by side” shows the values now in force of the latest 240 periods, one unit in each row; values with a qualifier stand there as text.
xlsx-notes-shorthand = Shorthand
xlsx-not-available = not available: not published or not collected
xlsx-not-applicable = not applicable
xlsx-confidential = confidential: not published
labelled = { $label }: { $text }
reuse = Use this data
reuse-lead = These lines read the data file. pandas, R and DuckDB drop trailing zeros; the column decimals has the digits as published.
reuse-lead-file = Download { $file }; these lines read it. pandas, R and DuckDB drop trailing zeros; the column decimals has the digits as published.
reuse-excel = Excel (Power Query)
reuse-python = Python (pandas)
reuse-r = R
reuse-duckdb = DuckDB
download-parquet = Parquet data
data-file-catalog = Catalogue for open-data portals (DCAT)
data-file-index = Contents of the JSON interface, with JSON Schema
data-file-structure = Structure of the statistical data (SDMX-ML 2.1)
data-file-figures = Figures with a reference period (SDMX-CSV 2.0)
data-file-totals = Figures without a reference period (SDMX-CSV 2.0)
data-file-workbook = All figures as an Excel workbook ({ $language }): data, side by side, notes
column-id = stable identifier; of a figure or target its report and its place there
column-vintage = date on which the value was released
column-decimals = digits behind the decimal point as published
column-mom_unit = unit of the growth on the previous period: % or pp (percentage points)
column-mom_max = upper end of a range of the growth on the previous period
column-mom_comparator = code of its qualifying word: >, >=, <, <=, ~
column-since_year_start_unit = unit of the growth since the start of the year: % or pp (percentage points)
column-since_year_start_max = upper end of a range of the growth since the start of the year
column-since_year_start_comparator = code of its qualifying word: >, >=, <, <=, ~
column-average_unit = unit of the average growth: % or pp (percentage points)
column-average_max = upper end of a range of the average growth
column-average_comparator = code of its qualifying word: >, >=, <, <=, ~
unit-number = number
unit-place = place
column-measure = what is computed
column-formula = formula
column-inputs = inputs of the formula: name=identifier or name=number
column-target = identifier of the target
column-name = name in the source language of the site
column-name_zh = name in Chinese
column-name_en = name in English
column-title = title in the source language of the site
column-title_zh = title in Chinese
column-title_en = title in English
column-kind = code of the kind
column-growth_basis = what growth refers to: real, nominal, like-for-like, or none
column-better = which direction is good: up, down, or none
column-topic = topic
column-definition_zh = definition in Chinese
column-definition_en = definition in English
column-source = source
column-source_url = address of the source
column-within = organization that it lies within
column-url = web address
column-from = first day within its present boundary
column-until = last day within its present boundary
column-about = organization that the figures describe
column-published = date of publication
column-index_no = index number
column-document_no = document number
size-bytes = { $size } bytes
size-kilobytes = { $size } KB
size-megabytes = { $size } MB

## Columns of the data files (the key is the column's name)

column-organization = organization that the figure is about
column-reported_by = organization that reports it
column-indicator = identifier of the indicator
column-item = identifier or text of the item
column-item_zh = item in Chinese
column-item_en = item in English
column-basis = identifier or text of the basis; empty for the indicator's default
column-basis_zh = basis in Chinese
column-basis_en = basis in English
column-period = reference period: YYYY, YYYY-MM, YYYY-MM..YYYY-MM, YYYY..YYYY or YYYY-MM-DD; of a target, when it is due
column-period_start = first day of the period
column-period_end = last day of the period
column-value = value with the digits as written
column-value_max = upper end of a range; empty otherwise
column-unit = unit as written
column-base_value = value in the base unit
column-base_unit = base unit: yuan, tonne, TEU, metre, square metre, %, …
column-qualifier = qualifying word as written
column-comparator = its code: >, >=, <, <=, ~
column-yoy = growth year on year; negative for a fall
column-yoy_unit = its unit: % or pp (percentage points)
column-yoy_basis = its basis: real, nominal, like-for-like
column-mom = growth on the previous period
column-since_year_start = growth since the start of the year
column-average = average growth per year
column-average_over = years that the average covers
column-status = code of the observation status
column-rank = rank; empty where only “among the top” is stated
column-rank_by = what is ranked: value or growth
column-rank_among = among whom
column-rank_total = number of those ranked
column-share = share, in percent
column-share_of = of what
column-report = identifier of the report
column-anchor = place on the page of the report
column-issued = date of issue of the report
column-current = whether this is the value now in force: true or false
column-reason = why it is not compared
column-note = note
column-yoy_comparator = code of the qualifying word of the growth: >, >=, <, <=, ~
column-yoy_max = upper end of a range of growth; empty otherwise
column-share_comparator = code of the qualifying word of the share: >, >=, <, <=, ~
column-growth = target for growth year on year
column-growth_unit = its unit
column-average_growth = target for average growth per year
column-over = how a target on several years accumulates: total, average, each-year
column-tier = tier: floor or stretch
column-nature = nature: binding or expected
column-baseline_period = period of the baseline
column-baseline_value = value of the baseline
column-verdict = code of the verdict
column-actual = figure that the target is set against
column-actual_unit = its unit
column-actual_period = its period
column-share_of_target = actual as a share of the target, in percent; derived
column-share_of_way = share of the way from baseline to target, in percent; derived

## Punctuation of lists and labels

list-separator = {", "}
clause-separator = {", "}
sentence-separator = {" "}
label-separator = {": "}

## Citing, sharing and printing

cite = Cite
cite-of = Cite this figure
cite-copy = Copy citation
cite-report = { $author }. { $title }. { $date }. { $url }
cite-report-undated = { $author }. { $title }. { $url }
# The title of a citation of one figure
cite-figure = { $title }: { $figure }
cite-data = { $publisher }. { $site }. { $url }
cite-indicator = { $publisher }. “{ $name }”. { $site }. { $url }
# Behind the description of a data set, for search engines
dataset-extent = { $figures } from the work summaries, plans and bulletins of { $organizations }, each traced to the report and the sentence that state it.
# At the foot of printed pages
print-page = Page { $page } of { $pages }

## Review copy (build --review; a public build holds nothing of what follows)

review-copy = REVIEW COPY · NOT FOR PUBLICATION
review-copy-text = Contains drafts not yet signed off, and the findings of the checks. For internal review only.
review-checklist = Review checklist
review-checklist-lead = What the checks found, where, and how to put it right, by person responsible and by report. Tick each entry once it is settled.
review-coverage = Data coverage
review-coverage-of = { $organization }: data coverage
review-coverage-lead = Which figures are held for each organization, indicator and year, and where a figure for the full year is missing, why.
review-banner-label = Review copy
review-sources = Source files of this page ({ $count })
review-sources-more = { $count ->
    [one] and { $count } more file
   *[other] and { $count } more files
}
review-sources-whole = { $count ->
    [one] Combined hash of all content ({ $count } file)
   *[other] Combined hash of all content ({ $count } files)
}
review-sources-hash = Hashes are the first 16 digits of BLAKE3.
# The other value beside a figure
review-mark-revises = previously
review-mark-revised = revised to
review-mark-conflicts = reported elsewhere as
review-mark-released = in the earlier release
review-count-error = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
review-count-warning = { $count ->
    [one] { $count } warning
   *[other] { $count } warnings
}
review-count-info = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
review-count-accepted = { $count } accepted
review-severity-error = Error
review-severity-warning = Warning
review-severity-info = Note
review-accepted = Accepted, with a reason
review-accepted-word = Accepted
review-reason = Reason:
review-help = Remedy:
review-figure = Figure: { $name }
review-done = Settled
review-see = See:
review-related = Related places
review-nobody = Nobody named
review-person = Person responsible
review-summary-caption = Number of findings by report
review-report = Report or file
review-total = Total
review-total-pages = Total of all pages
review-none = Nothing was found.
review-signed = Reviewed by
review-signed-date = Date
review-signed-caption = Sign-off
# Coverage
review-cell-present = Full-year figure
review-cell-partial = Part of the year only
review-cell-status = Missing or withheld
review-cell-other-basis = Other basis only
review-cell-within = Multi-year figure only
review-cell-silent = Not in the report
review-cell-no-report = No report held
review-only-default = Default basis only
review-only-basis = Only on the basis “{ $basis }”
review-only-within = Only a figure for { $period }
review-summary-coverage = Coverage by organization (number of cells)
review-matrix-caption = { $organization }: coverage by indicator and year
review-languages = Texts by language
review-languages-caption = Number of texts that each language has
review-texts = Texts
review-texts-titles = Report titles
review-texts-prose = Report texts
review-texts-summaries = Report summaries
review-texts-notes = Notes on figures and targets
review-texts-indicators = Indicator names
review-texts-organizations = Organization names
review-texts-pages = Texts of other pages
review-silent = Figures that the text does not state
review-silent-lead = These figures stand in the front matter, but no sentence of the text in this language states them; their permalinks lead to the table.
review-silent-count = { $count } of { $all } figures

# The readers' own comparison
explorer-title = Make your own comparison
explorer-lead = Choose indicators, organizations and years. Only figures with the same basis, span and unit share a chart; what cannot be compared says why.
explorer-filter-indicators = Filter indicators
explorer-filter-organizations = Filter organizations
explorer-years = Years
explorer-from = From
explorer-to = To
explorer-same-span = Only figures for the same span
explorer-copy = Copy a link to this comparison
explorer-growth = Growth, year on year
explorer-growth-basis = Growth, year on year ({ $basis })
explorer-class = What is compared
explorer-no-figures = no figures
explorer-none-chosen = no figures for the organizations chosen
explorer-only = only: %s
explorer-most = at most %s can be chosen
explorer-nothing = There are no comparable figures in this selection.
explorer-drawn = The chart shows the first %s organizations; the table has them all.
explorer-shown = %s rows of figures listed
