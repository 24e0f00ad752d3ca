//! What all views of a page share: the language, the page that links start from, and figures, names and reasons in words.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use rust_decimal::Decimal;

use super::Edition;
use super::views::{FigureView, Link, StatusView};
use crate::derive::{Reason, Verdict};
use crate::lang::{Localized, Tongue, html_lang};
use crate::model::{
    Facet, IndicatorId, ObservationId, ObservationStatus, OrganizationId, Rank, RankBy, ReportId, Share, Site, Target,
};
use crate::period::Period;
use crate::quantity::{self, Growth, GrowthUnit, Quantity, Unit};
use crate::urls::{Kind, PageId, encode_fragment, relative};
use crate::words::Arg;

/// Paths and bytes of files, collected while a view is filled.
type Files = Rc<RefCell<Vec<(String, Vec<u8>)>>>;

/// Writes for one page in one language.
#[derive(Clone)]
pub struct Writer<'a> {
    pub edition: &'a Edition,
    /// Number of the language.
    pub lang: usize,
    /// Its code: `zh`.
    pub code: &'a str,
    pub tongue: Tongue,
    pub page: PageId,
    /// Its path, which all links start from.
    path: Rc<str>,
    /// Files that the page brings along, by path below the output folder; shared by all clones.
    files: Files,
    /// Reports that the page has shown something of; shared by all clones, kept for reviewers only.
    shown: Rc<RefCell<BTreeSet<ReportId>>>,
}

impl<'a> Writer<'a> {
    /// A writer for a page; pages without a language are written in the source language.
    pub fn new(edition: &'a Edition, page: PageId) -> Writer<'a> {
        let lang = page.lang().unwrap_or(0);
        let code = edition.site.settings.languages.get(lang).map_or("zh", String::as_str);
        let path = page.path(&edition.site).into();
        Writer { edition, lang, code, tongue: Tongue::of(code), page, path, files: Rc::default(), shown: Rc::default() }
    }

    /// The same page, written in another of the site's languages.
    pub fn in_language(&self, lang: usize) -> Writer<'a> {
        let code = self.edition.site.settings.languages.get(lang).map_or(self.code, String::as_str);
        Writer { lang, code, tongue: Tongue::of(code), ..self.clone() }
    }

    /// A writer of the same page that collects the files that it brings along apart from those of this one.
    pub fn apart(&self) -> Writer<'a> {
        Writer { files: Rc::default(), ..self.clone() }
    }

    /// Has the page bring a file along, and gives the link to it; the name gets the file's hash.
    pub fn attach(&self, name: &str, bytes: Vec<u8>) -> String {
        let asset = PageId::Asset(crate::theme::hashed_name(name, &bytes));
        let (path, href) = (asset.path(self.site()), self.href_to(&asset));
        self.files.borrow_mut().push((path, bytes));
        href
    }

    /// Has the page bring along a file that is made with it, by its path below the output folder.
    pub fn bring_along(&self, path: String, bytes: Vec<u8>) {
        self.files.borrow_mut().push((path, bytes));
    }

    /// Has the page bring along a file of the content under the name that links to it use.
    pub fn bring(&self, asset: &PageId, source: &str) {
        if let Some(bytes) = self.edition.sources.files.get(source) {
            self.files.borrow_mut().push((asset.path(self.site()), bytes.to_vec()));
        }
    }

    /// The files that the page brings along, by path; taken once, after the view is filled.
    pub fn take_files(&self) -> Vec<(String, Vec<u8>)> {
        self.files.take()
    }

    /// Remembers that the page shows something of a report.
    fn show(&self, report: ReportId) {
        if self.edition.review.is_some() {
            self.shown.borrow_mut().insert(report);
        }
    }

    /// The reports that the page has shown something of so far.
    pub fn shown(&self) -> BTreeSet<ReportId> {
        self.shown.borrow().clone()
    }

    /// The facts.
    pub fn site(&self) -> &'a Site {
        &self.edition.site
    }

    /// What the page shows; `Home` for files that are no pages of a language.
    pub fn kind(&self) -> &Kind {
        match &self.page {
            PageId::Page(_, kind) => kind.whole(),
            _ => &Kind::Home,
        }
    }

    /// Which part of it, from 1.
    pub fn number(&self) -> usize {
        match &self.page {
            PageId::Page(_, kind) => kind.number(),
            _ => 1,
        }
    }

    /// An interface word.
    pub fn t(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.edition.theme.words.get(self.code, key, args)
    }

    /// An interface word without arguments.
    pub fn word(&self, key: &str) -> String {
        self.t(key, &[])
    }

    /// A text of the content in the page's language, or its stand-in.
    pub fn text<'b>(&'b self, text: &'b Localized) -> &'b str {
        text.text(self.code)
    }

    /// The link to a page of the same language.
    pub fn href(&self, kind: Kind) -> String {
        self.href_to(&PageId::page(self.lang, kind))
    }

    /// The link to any file.
    pub fn href_to(&self, page: &PageId) -> String {
        relative(&self.path, &page.path(self.site()))
    }

    /// A link with a localized label, which says its language where it is not the page's.
    pub fn link(&self, label: &Localized, kind: Kind) -> Link {
        let (text, lang) = label.get(self.code);
        let lang = (lang != self.code).then(|| html_lang(lang).to_owned());
        Link { label: text.to_owned(), href: Some(self.href(kind)), lang }
    }

    /// A link to an indicator's page.
    pub fn indicator(&self, id: IndicatorId) -> Link {
        self.link(&self.site().indicators[id].name, Kind::Indicator(id))
    }

    /// A link to the figures that an organization has of an indicator: to their own page, where there is one.
    pub fn indicator_of(&self, id: IndicatorId, organization: OrganizationId) -> Link {
        match self.edition.has_page(id, organization) {
            true => self.link(&self.site().indicators[id].name, Kind::IndicatorOf(id, organization)),
            false => self.indicator(id),
        }
    }

    /// The same by the organization's short name.
    pub fn organization_of(&self, id: IndicatorId, organization: OrganizationId) -> Link {
        self.link(self.site().organizations[organization].short_name(), Kind::IndicatorOf(id, organization))
    }

    /// A link to an organization's page, by its short name.
    pub fn organization(&self, id: OrganizationId) -> Link {
        self.link(self.site().organizations[id].short_name(), Kind::Organization(id))
    }

    /// A link to a report.
    pub fn report(&self, id: ReportId) -> Link {
        self.show(id);
        self.link(&self.site().reports[id].title, Kind::Report(id))
    }

    /// A period in words.
    pub fn period(&self, period: Period) -> String {
        period.display(self.tongue)
    }

    /// The English noun of a count.
    fn noun(&self, indicator: IndicatorId) -> Option<(&'a str, &'a str)> {
        self.edition.site.indicators[indicator].noun()
    }

    /// A level as readers see it.
    pub fn level_text(&self, indicator: IndicatorId, level: &Quantity) -> String {
        quantity::figure(level, self.noun(indicator), self.tongue)
    }

    /// A level without qualifier, for axes and tables: `value` in `unit`.
    pub fn number_in(&self, indicator: IndicatorId, value: Decimal, unit: &Unit) -> String {
        quantity::plain(value, unit, self.noun(indicator), self.tongue)
    }

    /// The permalink of an observation: to its sentence where the prose holds it, else to its row (one id serves both).
    pub fn anchor_href(&self, id: ObservationId) -> String {
        let observation = &self.site().observations[id];
        self.permalink(observation.report, &observation.anchor)
    }

    /// The permalink of a target.
    pub fn target_href(&self, target: &Target) -> String {
        self.permalink(target.report, &target.anchor)
    }

    fn permalink(&self, report: ReportId, anchor: &str) -> String {
        self.show(report);
        let page = PageId::page(self.lang, Kind::Report(report));
        let mut href = if page == self.page { String::new() } else { self.href_to(&page) };
        href.push('#');
        href.push_str(&encode_fragment(anchor));
        href
    }

    /// The level of an observation as a linked figure; `None` where it has none.
    pub fn level(&self, id: ObservationId) -> Option<FigureView> {
        let observation = &self.site().observations[id];
        let level = observation.level.as_ref()?;
        Some(FigureView {
            text: self.level_text(observation.indicator, level),
            value: level.base().map(|base| base.normalize().to_string()).unwrap_or_default(),
            href: Some(self.anchor_href(id)),
            status: self.status(observation.status),
            mark: self.mark(id),
            ..FigureView::default()
        })
    }

    /// What stands for an observation in one cell: its level, else its growth, share or rank, else its status word.
    pub fn figure(&self, id: ObservationId) -> FigureView {
        if let Some(level) = self.level(id) {
            return level;
        }
        let observation = &self.site().observations[id];
        let growth = observation.yoy.as_ref().or(observation.mom.as_ref()).or(observation.since_year_start.as_ref());
        let average = observation.average.as_deref().map(|average| &average.growth);
        let (text, value) = if let Some(growth) = growth {
            (self.growth_text(growth), growth.value.to_string())
        } else if let Some(share) = &observation.share {
            (self.share(share), share.value.base().map(|base| base.normalize().to_string()).unwrap_or_default())
        } else if let Some(rank) = &observation.rank {
            (self.rank(rank), rank.place.map(|place| place.to_string()).unwrap_or_default())
        } else if let Some(growth) = average {
            (self.growth_text(growth), growth.value.to_string())
        } else {
            (self.word(&format!("status-{}", observation.status.code())), String::new())
        };
        let status = if observation.status.is_without_value() { None } else { self.status(observation.status) };
        FigureView {
            text,
            value,
            href: Some(self.anchor_href(id)),
            status,
            mark: self.mark(id),
            ..FigureView::default()
        }
    }

    /// A derived figure with its formula.
    pub fn derived(&self, text: String, value: Decimal, formula: Option<String>) -> FigureView {
        let value = value.normalize().to_string();
        FigureView { text, value, derived: true, formula, ..FigureView::default() }
    }

    /// A derived percentage: `57.7%`.
    pub fn derived_percent(&self, value: Decimal, formula: Option<String>) -> FigureView {
        let text = format!("{}%", quantity::number_text(value, self.tongue));
        self.derived(text, value, formula)
    }

    /// A rate with its sign: `+44.7%`.
    pub fn growth_text(&self, growth: &Growth) -> String {
        quantity::growth_figure(growth, self.tongue)
    }

    /// A computed rate with its sign.
    pub fn rate_text(&self, value: Decimal, unit: GrowthUnit) -> String {
        self.growth_text(&Growth { value, max: None, unit, qualifier: None })
    }

    /// Year-on-year growth as a clause: `同比增长44.7%`.
    pub fn yoy_sentence(&self, growth: &Growth) -> String {
        if growth.value.is_zero() && growth.max.is_none() {
            return self.word("growth-yoy-flat");
        }
        let (fall, size) = super::targets::without_sign(growth);
        let text = self.growth_text(&size);
        let text = text.replace('+', "");
        let direction = if fall { "fall" } else { "rise" };
        let points = if growth.unit == GrowthUnit::Points { "-points" } else { "" };
        self.t(&format!("growth-yoy-{direction}{points}"), &[("value", text.into())])
    }

    /// A place among others, in words.
    pub fn rank(&self, rank: &Rank) -> String {
        let among = rank.among.as_ref().map(|among| Arg::from(self.text(among)));
        // The words bring 第 and 位 with them.
        let place = rank.place.map(|place| Arg::from(place.to_string()));
        let total = rank.total.map(|total| Arg::from(total.to_string()));
        let text = match (place, among, total) {
            (Some(place), Some(among), Some(total)) => {
                self.t("rank-place", &[("place", place), ("among", among), ("total", total)])
            }
            (Some(place), Some(among), None) => self.t("rank-place-among", &[("place", place), ("among", among)]),
            (Some(place), None, Some(total)) => self.t("rank-place-total", &[("place", place), ("total", total)]),
            (Some(place), None, None) => self.t("rank-place-only", &[("place", place)]),
            (None, Some(among), _) => self.t("rank-front", &[("among", among)]),
            (None, None, _) => self.word("rank-front-only"),
        };
        match rank.by {
            RankBy::Value => text,
            RankBy::Growth => self.t("rank-by-growth", &[("rank", text.into())]),
        }
    }

    /// A share of a whole, in words.
    pub fn share(&self, share: &Share) -> String {
        let value = quantity::figure(&share.value, None, self.tongue);
        let of = share.of_text.as_ref().map(|of| self.text(of).to_owned());
        let of = of.or_else(|| share.of.map(|of| self.text(self.site().organizations[of].short_name()).to_owned()));
        match of {
            Some(of) => self.t("share-of", &[("value", value.into()), ("of", of.into())]),
            None => self.t("share-only", &[("value", value.into())]),
        }
    }

    /// A status that is not normal.
    pub fn status(&self, status: ObservationStatus) -> Option<StatusView> {
        (status != ObservationStatus::Normal).then(|| StatusView {
            code: status.code().to_owned(),
            word: self.word(&format!("status-{}", status.code())),
        })
    }

    /// A verdict in words.
    pub fn verdict(&self, verdict: Verdict) -> StatusView {
        StatusView { code: verdict.as_str().to_owned(), word: self.word(&format!("verdict-{}", verdict.as_str())) }
    }

    /// Why no comparison is made, in words.
    pub fn reason(&self, reason: Reason) -> String {
        let key = format!("reason-{}", reason.as_str());
        match reason {
            Reason::Span(left, right) => {
                self.t(&key, &[("left", self.period(left).into()), ("right", self.period(right).into())])
            }
            _ => self.word(&key),
        }
    }

    /// An item or basis in words.
    pub fn facet<'b>(&'b self, facet: &'b Facet) -> &'b str {
        self.text(&facet.name)
    }

    /// Item, basis, and the organization where it is not `usual`.
    pub fn details(
        &self,
        item: Option<&Facet>,
        basis: Option<&Facet>,
        organization: OrganizationId,
        usual: OrganizationId,
    ) -> Vec<String> {
        let mut details: Vec<String> =
            [item, basis].into_iter().flatten().map(|facet| self.facet(facet).to_owned()).collect();
        if organization != usual {
            details.push(self.text(self.site().organizations[organization].short_name()).to_owned());
        }
        details
    }

    /// `5 reports`, `3 figures`: a counted word.
    pub fn count(&self, key: &str, count: usize) -> String {
        self.t(key, &[("count", count.into())])
    }

    /// Names sorted as the language sorts them, by sort key where there is one.
    pub fn sort_by_name<T>(&self, list: &mut [T], name: impl Fn(&T) -> (&'a Localized, Option<&'a str>)) {
        let words = &self.edition.theme.words;
        let key = |entry: &T| -> &'a str {
            let (name, sort_key) = name(entry);
            match (self.tongue, sort_key) {
                (Tongue::Zh, Some(sort_key)) => sort_key,
                _ => name.text(self.code),
            }
        };
        list.sort_by(|a, b| words.compare(self.code, key(a), key(b)));
    }
}
