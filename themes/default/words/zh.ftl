### 界面用语（简体中文）。键与 en.ftl 完全一致；{ $name } 为程序传入的参数。

## 网站框架：跳转、导航、语言、页脚

skip-to-content = 跳到正文
nav-label = 主导航
nav-home = 首页
nav-reports = 报告
nav-indicators = 指标
nav-organizations = 单位
nav-compare = 对照
nav-plans = 规划目标
nav-changes = 修订更正
nav-data = 数据
nav-search = 搜索
breadcrumbs-label = 当前位置
language-label = 语言
footer-links-label = 本站说明
footer-publisher = 发布单位：
footer-license = 许可协议：
footer-site-id = 网站标识码：{ $code }
feed = 订阅（Atom）
feed-title = 最新报告 - { $site }
feed-subtitle = 工作总结、工作思路、规划与公报，以及更正说明
large-type = 大字版
copied = 已复制
on-this-page = 本页内容

## 语言选择页、404 页、跳转页（各语言并列显示）

language-name = 中文
choose-language = 请选择语言
not-found-title = 页面不存在
not-found-text = 您访问的页面不存在，可能已移动或更名。请检查网址，或从首页重新查找。
moved-text = 本页已移至新地址：
# 搜索引擎标题：页面与网站
title-full = { $page } - { $site }

## 页面标题

# 分页的标题，如：全部报告（第2页，共9页）
title-part = { $title }（第{ $number }页，共{ $count }页）
title-home = { $site }
title-reports = 全部报告
title-year = { $year }年的报告
title-indicators = 全部指标
title-organizations = 全部单位
title-compare = 历年对照
title-pair = { $left }年与{ $right }年对照
title-pair-organization = { $organization }：{ $left }年与{ $right }年对照
title-topic = { $topic }指标
title-indicator-of = { $organization }：{ $indicator }
title-plans = 规划目标
title-plan = { $report }：目标与实绩
title-changes = 修订与更正
title-data = 数据说明与下载
title-search = 搜索

## 页面简介（meta description，也用于导语）

description-home = { $site }，收录公开报告、指标数据与历年对照。
description-reports = 全部工作总结、工作思路、规划与公报，按年份和单位排列。
description-year = { $year }年的工作总结、工作思路、规划与公报。
description-indicators = 全部指标的定义、单位、最新数据与历年走势。
description-organizations = 全部填报单位及其报告和数据。
description-indicator = { $name }：各单位历年数据、图表、目标与来源报告。
description-organization = { $name }的报告、历年指标数据、图表与规划目标。
description-topic = { $topic }主题各项指标的最新数据与历年走势。
description-indicator-of = { $organization }历次公布的{ $indicator }数据、图表、目标与来源报告。
description-compare = 各单位历年指标数据对照表。
description-pair = { $left }年与{ $right }年各项指标逐项对照；口径不同的不作比较，并说明原因。
description-plans = 规划和工作思路提出的目标及其完成情况。
description-plan = { $report }所提目标与实际完成情况对照。
description-changes = 后续报告对已公布数据的修订，以及已发布的更正说明。
description-search = 输入一两个词，查找指标及其最新数据、单位、报告和报告中的内容。
description-data = 数据文件下载，以及字段、状态代码和使用说明。
description-report = { $organization }{ $period }{ $kind }。

## 政府网站栏目类别（ColumnType）

column-type-reports = 文件资料
column-type-data = 数据发布

## 报告类别

kind-summary = 工作总结
kind-plan = 规划计划
kind-bulletin = 公报

## 观测状态（SDMX CL_OBS_STATUS）

status-A = 正常
status-P = 初步
status-E = 估计
status-F = 预计
status-O = 缺失
status-L = 未收集
status-M = 不存在
status-Q = 隐去

## 目标结论，及数据说明页上的解释

verdict-met = 已完成
verdict-near = 基本完成
verdict-missed = 未完成
verdict-on-track = 达到时序进度
verdict-behind = 落后时序进度
verdict-not-due = 未到期
verdict-not-reported = 报告未列
verdict-no-report = 该期报告未收录
verdict-not-comparable = 不可比
verdict-explained-met = 有完成期限的可比实绩，且达到目标。
verdict-explained-near = “左右”类目标，实绩略低（或略高）于目标，但在允许幅度以内。
verdict-explained-missed = 有完成期限的可比实绩，未达到目标。
verdict-explained-on-track = 期限未到，已有部分时段的实绩，且达到按时间折算的进度。
verdict-explained-behind = 期限未到，已有部分时段的实绩，低于按时间折算的进度。
verdict-explained-not-due = 期限未到；尚无实绩，或指标不分优劣、无从判断进度。
verdict-explained-not-reported = 已收录完成期限的报告，但报告中没有这项数据。
verdict-explained-no-report = 尚未收录完成期限的报告。
verdict-explained-not-comparable = 只有口径、币种或统计范围不同的数据，不作比较，并说明原因。

## 增长：名称、句子、价格口径。$value 为已带单位的数值，如 44.7%、1.5个百分点

growth-yoy = 同比
growth-mom = 环比
growth-since-year-start = 比年初
growth-average = { $over }年均
growth-yoy-rise = 同比增长{ $value }
growth-yoy-fall = 同比下降{ $value }
growth-yoy-flat = 与上年同期持平
growth-mom-rise = 环比增长{ $value }
growth-mom-fall = 环比下降{ $value }
growth-mom-flat = 与上期持平
growth-since-year-start-rise = 比年初增长{ $value }
growth-since-year-start-fall = 比年初下降{ $value }
growth-since-year-start-flat = 与年初持平
growth-average-rise = { $over }年均增长{ $value }
growth-average-fall = { $over }年均下降{ $value }
growth-average-flat = { $over }年均持平
# 百分数指标的变动，用“提高、回落”
growth-yoy-rise-points = 同比提高{ $value }
growth-yoy-fall-points = 同比回落{ $value }
growth-mom-rise-points = 环比提高{ $value }
growth-mom-fall-points = 环比回落{ $value }
growth-since-year-start-rise-points = 比年初提高{ $value }
growth-since-year-start-fall-points = 比年初回落{ $value }
growth-average-rise-points = { $over }年均提高{ $value }
growth-average-fall-points = { $over }年均回落{ $value }
# 表格中：$growth 为上面的名称，$value 带正负号，$basis 为价格口径
growth-labelled = { $growth } { $value }
growth-labelled-basis = { $growth } { $value }（{ $basis }）
basis-real = 可比价
basis-nominal = 现价
basis-like-for-like = 同口径
basis-none = 不适用

## 指标的类型与方向

indicator-kind-flow = 流量（时期数）
indicator-kind-stock = 存量（时点数）
indicator-kind-ratio = 比率
indicator-kind-index = 指数
indicator-kind-rank = 位次
better-up = 越高越好
better-down = 越低越好
better-none = 不分优劣

## 目标的层次、性质与累计方式

tier-floor = 底线目标
tier-stretch = 奋斗目标
nature-binding = 约束性
nature-expected = 预期性
over-total = 累计
over-average = 年均
over-each-year = 每年

## 不作比较的原因

reason-span = 时间跨度不同：{ $left }与{ $right }
reason-coverage = 统计范围不同
reason-basis = 统计口径不同
reason-currency = 币种不同，且未给定汇率
reason-currency-converted = 币种不同，折算数仅供参考，不作比较
reason-unit = 计量单位不同，不能换算
reason-item = 分项不同
reason-boundary = 单位管辖范围有调整，前后不可比
reason-growth-basis-real = 增速按可比价计算，不能由现价数值推算
reason-growth-basis-like-for-like = 增速按同口径计算，不能由公布数值推算
reason-growth-basis-none = 该指标不计算增速
reason-no-value = 其中一个没有数值
reason-status = 数据缺失或隐去
reason-bound = 其中一个是约数、区间或上下限，不计算变化
reason-direction = 该指标不分优劣，只列差额
# 一项中有多个原因时的连接
reason-join = { $first }；{ $second }

## 空缺

gap-no-report = 未收录报告
gap-not-reported = 报告未列
gap-suppressed = 隐去
gap-hint = 空格表示没有数据；“未收录报告”表示本站没有该期报告，“报告未列”表示有报告但没有这项数据。

## 位次与占比

rank-place = 居{ $among }第{ $place }位（共{ $total }个）
rank-place-among = 居{ $among }第{ $place }位
rank-place-total = 第{ $place }位（共{ $total }个）
rank-place-only = 第{ $place }位
rank-front = 居{ $among }前列
rank-front-only = 位居前列
rank-by-growth = { $rank }（按增速）
rank-ahead = 超前{ $count }位
rank-behind = 落后{ $count }位
rank-level = 位次相同
share-of = 占{ $of }的{ $value }
share-only = 占比{ $value }

## 数量

count-reports = { $count }篇报告
count-figures = { $count }项数据
count-targets = { $count }项目标
count-indicators = { $count }项指标
count-organizations = { $count }个单位
count-parts = { $count }个下属单位
count-revisions = { $count }处修订
count-corrections = { $count }则更正
count-plans = { $count }份规划
# 如：4个单位，2013–2025年
scope-indicator = { $organizations }个单位，{ $from }–{ $to }年
scope-indicator-year = { $organizations }个单位，{ $year }年

## 图表说明句

# 数据尚未确定的时期，如：2025年（预计）
period-status = { $period }（{ $status }）
chart-line-summary = { $organization }{ $name }：{ $first_period }{ $first_is }，{ $last_period }{ $last_is }。
chart-line-single = { $organization }{ $name }：{ $last_period }{ $last_is }，目前只有一期数据。
chart-line-many = { $name }：{ $count }个单位{ $first_period }至{ $last_period }的数据。
chart-bar-summary = { $name }（{ $period }）：最高的是{ $highest_label }，{ $highest }；最低的是{ $lowest_label }，{ $lowest }。
chart-bar-single = { $name }（{ $period }）：{ $highest_label }为{ $highest }。
chart-target-summary = { $organization }{ $name }：目标为{ $due }{ $target }，{ $actual_period }实际{ $actual_is }。
chart-target-none = { $organization }{ $name }：目标为{ $due }{ $target }，尚无可比实绩。
chart-gap-note = 缺{ $years }数据，线条在此断开。
chart-break-note = 线条断开处前后口径不同，不作比较。
chart-break-note-at = { $period }起口径有变，线条在此断开：{ $reason }。
chart-status-note = 空心的点和柱为初步、估计或预计数。
chart-span-note = 图中只列{ $span }的数据；其他时间跨度的数据见表。
chart-subtitle = { $unit }，{ $span }
chart-target-word = 目标
chart-actual-word = 实际
chart-baseline-word = 基期
chart-required-word = 时序进度
chart-name-details-open = { $name }·{ $details }
chart-is-qualified = { $value }
chart-is = 为{ $value }
chart-name-details = { $name }（{ $details }）
chart-title-latest = { $organization }{ $name }：{ $last_period }{ $last_is }
chart-title-rise = { $organization }{ $name }：由{ $first_period }的{ $first }升至{ $last_period }的{ $last }
chart-title-fall = { $organization }{ $name }：由{ $first_period }的{ $first }降至{ $last_period }的{ $last }
chart-title-flat = { $organization }{ $name }：{ $first_period }与{ $last_period }均为{ $last }
chart-title-highest = { $period }{ $name }：{ $organization }最高，{ $value_is }
chart-title-organizations = { $name }：{ $count }个单位
chart-title-bars = { $organization }{ $period }{ $name }：{ $highest_label }居首，{ $highest_is }
chart-title-bars-untimed = { $organization }{ $name }：{ $highest_label }居首，{ $highest_is }
chart-title-rates = { $organization }{ $name }：{ $period }{ $growth }
chart-title-pair = { $risen ->
    [0] { $organization }：{ $right }与{ $left }相比，{ $count }项数据均未上升
   *[other] { $organization }：{ $right }与{ $left }相比，{ $count }项数据中{ $risen }项上升
}
chart-title-targets = { $reached ->
    [0] { $count ->
        [1] 所测算的1项目标尚未达到
       *[other] 所测算的{ $count }项目标均未达到
    }
   *[other] 所测算的{ $count }项目标中，已达到{ $reached }项
}
chart-line-range = { $organization }{ $name }：{ $first_period }至{ $last_period }共{ $count }个数据，最高为{ $highest }（{ $highest_period }），最低为{ $lowest }（{ $lowest_period }）。
chart-bar-summary-untimed = { $name }：最高的是{ $highest_label }，{ $highest }；最低的是{ $lowest_label }，{ $lowest }。
chart-rates = 同比增速（%）
chart-rates-summary = { $organization }{ $name }：增速最高为{ $highest_period }的{ $highest }，最低为{ $lowest_period }的{ $lowest }。
chart-pair-summary = 图中只列可以比较、单位相同的数据，其余见表。
chart-targets-summary = 只测算能够算出完成比例的目标。实绩与目标之比，最高的是{ $highest_label }，为{ $highest }；最低的是{ $lowest_label }，为{ $lowest }。
chart-target-subtitle = 最近可比实绩占目标的比例，竖线为目标
chart-targets-caption = 目标与最近可比实绩
chart-target-label = 目标{ $target }
chart-actual-label = { $actual }（{ $period }）
chart-baseline-note = 横条下方的三角为基期数值。
chart-bound-note = 带“超”“约”“以上”等限定词的数据，按所附数字绘制。
chart-missing-note = 缺{ $years }数据。
chart-partial-note = 共{ $count }项，图中列出{ $shown }项。
# 两期对照、瀑布图、逐点读图、底色
chart-title-two = { $risen ->
    [0] { $name }：{ $right }与{ $left }相比，{ $count }个单位均未上升
   *[other] { $name }：{ $right }与{ $left }相比，{ $count }个单位中{ $risen }个上升
}
chart-title-two-levels = { $name }：{ $count }个单位{ $left }与{ $right }
chart-total = 合计
chart-rest = 其他（推算）
chart-rest-note = “其他”由合计减去所列各项得出，并非报告数据。
chart-title-parts = { $organization }{ $period }{ $name }：{ $total }中{ $highest_label }最多，{ $highest_is }
chart-title-parts-untimed = { $organization }{ $name }：{ $total }中{ $highest_label }最多，{ $highest_is }
chart-parts-summary = { $organization }{ $name }{ $total_is }，由图中各项相加而成。
chart-title-steps = { $organization }{ $name }：由{ $first_period }的{ $first }到{ $period }的{ $total }，变动最大的是{ $highest_label }
chart-steps-summary = { $first_period }{ $name }为{ $first }，{ $period }{ $total_is }；中间各项为前后之差，系推算。变动最大的是{ $highest_label }（{ $highest }）。
chart-steps-span = { $left }至{ $right }
chart-note-separator = {" · "}
chart-read = 逐点读图
heat-key = 底色：同一行可比数据
heat-low = 低
heat-high = 高
pair-shared = 同一指标各单位对照
download-png = PNG 图
chart-break-boundary = 管辖范围调整
chart-file-caption = { $subtitle }。来源：{ $source }
span-year = 全年
span-years = 每{ $count }年一期
span-several-years = 跨年
span-year-end = 年末
span-instants = 所注日期
axis-money = { $scale }{ $unit }
axis-other = { $scale }{ $unit }
scale-million = 百万
scale-billion = 十亿
scale-trillion = 万亿
unit-points = 个百分点

## 推算公式（− 为减号，÷ 为除号）

formula-change = { $new } − { $old }
formula-growth = （{ $new } − { $old }）÷ { $old }
formula-points = { $new } − { $old }，单位为百分点
formula-cagr = （{ $last } ÷ { $first }）的{ $years }次方根 − 1
formula-share = { $part } ÷ { $whole }
formula-share-of-target = 实际{ $actual } ÷ 目标{ $target }
formula-share-of-way = （实际{ $actual } − 基期{ $baseline }）÷（目标{ $target } − 基期{ $baseline }）
formula-difference = 实际{ $actual } − 目标{ $target }
formula-required = 目标{ $target } × { $months } ÷ 12
formula-required-span = 目标{ $target } × { $months } ÷ { $total }
formula-required-line = 基期{ $baseline } +（目标{ $target } − 基期{ $baseline }）× { $elapsed } ÷ { $total }
formula-needed = （目标{ $target } ÷ { $from }实际{ $actual }）的{ $years }次方根 − 1
formula-needed-year = 目标{ $target } ÷ { $from }实际{ $actual } − 1
formula-needed-baseline = （目标{ $target } ÷ 基期{ $baseline }）的{ $years }次方根 − 1
formula-needed-baseline-year = 目标{ $target } ÷ 基期{ $baseline } − 1
formula-prior = { $value } ÷（1 + { $growth }）
formula-converted = { $value }，按{ $rate }折算（{ $source }）
formula-converted-unsourced = { $value }，按{ $rate }折算

## 发布信息

meta-title = 标题
meta-kind = 类别
meta-organization = 填报单位
meta-about = 数据对象
meta-period = 所属时期
meta-index-no = 索引号
meta-document-no = 文号
meta-issued = 成文日期
meta-published = 发布时间
meta-publisher = 发布单位
meta-source = 来源
meta-disclosure = 公开方式
meta-category = 组配分类
meta-contact = 联系方式
meta-person = 责任人
meta-next-release = 下次发布
meta-license = 许可协议
meta-languages = 其他语言
meta-anchor = 固定链接
issued-on = { $date }成文
published-on = { $date }发布
# 带时刻的日期
date-time = { $date } { $time }

## 指标与单位的基本情况

fact-unit = 单位
fact-kind = 类型
fact-growth-basis = 增速口径
fact-better = 方向
fact-topic = 主题
fact-aliases = 又称
fact-source = 数据来源
fact-items = 分项
fact-bases = 口径
fact-id = 代码
fact-short = 简称
fact-within = 隶属
fact-url = 网址
fact-formerly = 曾用名
fact-from = 设立
fact-until = 撤销
fact-reports = 报告
topic-other = 其他

## 提示

notice-untranslated = 以下正文尚无中文译文，按原文显示；本页数据不受影响。
notice-draft = 本页为草稿，未经审签，不得引用。
notice-in-review = 本页为送审稿，尚未签发，不得引用。
not-translated = 正文未译
draft = 草稿
in-review = 送审稿
derived = 推算
formula = 算式：
superseded = 已被修订
unrevised = 未修订
outranked = 其他单位所报，未采用
not-compared = 不作比较
correction = 更正说明

## 首页

home-lead = 公开报告、指标数据与历年对照；每个数值都可追溯到原文。
headline-figures = 主要指标
latest-reports = 最新报告
all-reports = 全部报告
compare-years = 逐年对照
plans-and-targets = 规划目标
indicators-by-topic = 分主题指标

## 报告页与列表

reports = 报告
figures = 指标数据
figures-hint = 本报告共有{ $count }项数据。
figures-caption = 报告所列指标数据
indicator = 指标
indicators = 指标
organization = 单位
organizations = 单位
period = 时期
value = 数值
growth = 增速
growth-stated = 报告所列增速
change-derived = 比上年（推算）
rank = 位次
share = 占比
status = 状态
note = 注
source = 来源
source-label = 来源：
about-label = 数据对象：
source-sentence = 出处
see-sentence = 原句
see-source = 出处
permalink = 固定链接
detail-more = 该指标的全部数据
detail-before = 上年同期
detail-none-before = 本站未收录上年同期数据
detail-target = 目标（{ $period }）
detail-actual = 实际（{ $period }）
detail-shape = { $first }至{ $last }
close = 关闭
source-report = 来源报告
targets = 目标
targets-caption = 报告所提目标及其完成情况
targets-of = { $name }的目标及其完成情况
charts = 图表
attachments = 附件
publication = 发布信息
previous-report = 上一篇
next-report = 下一篇
neighbours-label = 前后报告
years-label = 年份
by-organization = 按单位
by-topic = 按主题
pages-label = 分页
page-of = 第{ $number }页，共{ $count }页
page-number = 第{ $number }页
contents = 目录
neighbouring-pages = 前后页面
previous-page = 上一页
next-page = 下一页
no-reports = 暂无报告。
plan-of-report = 目标与实绩对照

## 指标页

definition = 定义与口径
vintages-caption = { $organization }{ $indicator }历次公布的数据
related-indicators = 相关指标
download = 下载：
download-svg = SVG 图
download-csv = CSV 数据
download-json = JSON 数据
download-xlsx = Excel 数据
chart-data = 图中数据
no-indicators = 暂无指标。
comparability = 可比性说明
note-break-basis = { $period }：口径由“{ $old }”改为“{ $new }”，前后不可比。
note-break-boundary = { $period }：单位管辖范围有调整，前后不可比。
note-spans = 时间跨度不同的数据（{ $spans }）分别列示，不作比较。
note-currencies = 以不同币种公布的数据（{ $units }）分别列示；未给定汇率，不作换算。
default-basis = 默认口径
note-bases = 口径不同的数据（{ $bases }）分别列示，不作比较。
note-growth-basis = 不由数值推算变动：{ $reason }。
currency-CNY = 人民币
currency-USD = 美元
currency-EUR = 欧元
currency-HKD = 港元
currency-JPY = 日元
item = 分项
download-file = { $file }（{ $kind }）

figures-by-organization = 各单位历年数据
overview-hint = 点击单位名称，查看该单位历次公布的全部数据、图表和目标。
overview-caption = { $indicator }：各单位历年数据

## 单位页

parts = 下属单位
figures-by-year = 历年数据
matrix-caption = { $organization }历年指标数据
no-organizations = 暂无单位。
no-figures = 暂无数据。

## 对照页

compare-lead = 各单位历年指标一览。同一年有多个时间跨度的分别列示；缺报的注明原因。
pair-lead = 同一指标两年并列。只有时间跨度、口径、币种一致的才计算变动，否则注明原因。
pair-caption = { $organization }：{ $left }年与{ $right }年各项指标
neighbouring-years = 前后年份
previous-years = 前一年
next-years = 后一年
pair-link = { $left }年与{ $right }年

## 规划目标页

plans-lead = 规划和工作思路提出的目标，与此后报告的实绩逐项对照。
plan-hint = “占目标”（实际与目标之比）和“占应增量”（基期至今的增量与应增量之比）由本站推算；“时序进度”按已过月份占全年的比例折算，或按基期到目标的直线折算。
plan-caption = { $period }到期的目标及其完成情况
due-in = { $period }到期
due = 完成期限
target = 目标
baseline = 基期
actual = 实际
progress = 进度
verdict = 结论
share-of-target = 占目标
share-of-way = 占应增量
difference = 与目标相差
required-so-far = 时序进度应达
still-needed = 尚需年均增长
needed-from = { $value }（自{ $from }起）
stated-in = 出处
stated-in-label = 出处：
no-plans = 暂无规划目标。
# 目标的写法：$value 为已带限定词的数值，如 5%以上
target-growth = 增长{ $value }
target-growth-points = 提高{ $value }
target-growth-fall = 下降{ $value }
target-growth-fall-points = 下降{ $value }
target-growth-flat = 与上年持平
target-average-growth = 年均增长{ $value }
target-average-growth-points = 年均提高{ $value }
target-average-growth-fall = 年均下降{ $value }
target-average-growth-fall-points = 年均下降{ $value }
target-average-growth-flat = 年均持平
target-rank = 位次{ $value }
target-share = 占比{ $value }
target-over = { $over }{ $value }

## 修订更正页

changes-lead = 后续报告改变了先前公布的数值时，两个数值都保留，以最近一次为准。
revisions = 数据修订
revisions-caption = 修订前后的数值及来源报告
corrections = 更正说明
change-revision = 修订
change-conflict = 来源不一
value-before = 原数值
value-now = 现数值
difference-derived = 相差（推算）
no-changes = 暂无修订和更正。
correction-of = 更正：{ $report }

## 与上次发布的比较

since = 与上次发布相比的变化
since-date = { $date }发布以来的变化
since-latest = 比较的基准是上次发布，其中最新的报告成文于{ $date }。
since-lead = 与上次发布不同的数据、目标和文字，逐项列出并注明原因。
since-none = 与上次发布相比没有变化。
since-unexplained-count = 有{ $count }处改动未说明原因，已在下面标出。
since-revised = 改动的数据
since-removed = 删除的数据和目标
since-retargeted = 调整的目标
since-outcome = 目标完成情况的变化
since-reflagged = 状态的变化
since-annotated = 说明的变化
since-added = 新增的数据和目标
since-texts = 文字改动
since-reports = 报告
since-report-added = 新报告
since-report-removed = 报告撤下
since-report-moved = 地址变更
since-count-revised = 修订数据{ $count }项
since-count-removed = 删除{ $count }项
since-count-retargeted = 调整目标{ $count }项
since-count-outcome = 目标完成情况变化{ $count }项
since-count-reflagged = 状态变化{ $count }项
since-count-annotated = 说明变化{ $count }项
since-count-added = 新增{ $count }项
since-count-texts = 改动文字{ $count }篇
since-count-reports-added = 新报告{ $count }份
since-count-reports-removed = 撤下报告{ $count }份
since-count-reports-moved = 报告地址变更{ $count }份
since-yoy = 同比增速
since-mom = 环比增速
since-year-start = 比年初增速
since-average = 年均增速
since-basis = 口径
since-over = 计算方式
since-tier = 目标档次
since-nature = 目标性质
since-before = 原
since-now = 现
since-difference = 相差{ $value }（推算）
since-nothing = 无
since-part-title = 标题
since-part-summary = 摘要
since-part-correction = 更正说明
since-part-prose = 正文
since-part-in = { $part }（{ $language }）
since-because-note = 说明：{ $text }
since-because-correction = 更正说明：{ $text }
since-because-later-report = 由以后的报告修订
since-because-compatible = 与原数不矛盾：精度、单位或用词不同，或补充了内容：精度、单位或用词不同，或补充了内容
since-because-withdrawn = 整份报告已撤下
since-because-restated = 另一份报告仍列有此数
since-not-explained = 未说明原因
since-between = 两次发布的比较
since-no-difference = 没有差异。
since-unexplained-total = { $count }处改动未说明原因。
since-did-revised = 修订
since-did-removed = 删除
since-did-retargeted = 目标调整
since-did-outcome = 目标完成情况
since-did-reflagged = 状态变化
since-did-annotated = 说明变化
since-did-added = 新增

## 搜索页，以及各页页首的搜索框

search-label = 搜索本站
search-shortcut = 搜索（快捷键 / 或 Ctrl+K）
search-hint = 可输入指标、单位、报告或小标题，中英文均可，如：规上工业产值、综保区、port throughput
search-narrow = 缩小全文检索范围
search-year = 年份
search-organization = 单位
search-indicator = 指标
search-any = 全部
search-titles = 标题和名称
search-texts = 报告全文
search-found = 找到{ $count }条
search-none = 没有找到相关内容
search-more = 显示更多
search-also = 又称：{ $name }
search-status = { $figure }（{ $status }）
search-targets = 目标
search-page = 页面
search-section = 小标题
search-needs-script = 搜索需要 JavaScript，您的浏览器已将其关闭。也可以从下列目录进入各个页面。
search-browse = 浏览本站
search-other = 其他页面
search-slash = 在任何页面按 / 键即可搜索（Ctrl+K 始终可用）

## 数据页

data-lead = 本站全部数据可以下载。每个数值都注明来源报告和所在位置。
data-files = 数据文件
data-files-caption = 可下载的数据文件
data-file = 文件
data-content = 内容
data-rows = 行数
data-size = 大小
cite-as = 引用格式
data-cite-as = 建议引用格式：
data-how = 使用说明
data-how-digits = 数值按报告原文照录，不增减位数；qualifier 和 comparator 两栏记录“超”“约”“以上”等限定。
data-how-current = 同一数据多次公布的，每次一行；current 为 true 的为现行数值。
data-how-derived = 推算数据与报告数据分开列示，并附算式。
data-how-encoding = CSV 文件用 UTF-8 编码（带 BOM），可以直接用 Excel、WPS 表格打开。
data-statuses = 状态代码
data-verdicts = 目标结论代码
data-columns = { $file } 各栏
data-indicator-files = 分指标数据
data-file-observations = 全部数据，每次公布一行
data-file-targets = 全部目标及其完成情况
data-file-derived = 由报告数据推算的数值，附算式和输入
data-file-indicators = 指标及其单位、类型和定义
data-file-organizations = 单位及其隶属关系
data-file-reports = 报告及其文件信息
data-file-datapackage = 数据包说明（Frictionless Data Package），可用来校验 CSV 文件
data-file-csvw = CSV 文件说明（W3C CSV on the Web）
data-file-site = 全部数据表的 SQLite 数据库，带常用视图
sqlite-view-figures = 现行数值，附指标、单位和报告名称
sqlite-view-latest = 每个指标、单位、分项和口径的最近一期数值
sqlite-view-growth = 推算的同比增速
sqlite-view-progress = 目标及其完成情况，附名称
sqlite-view-revisions = 同一数据先后公布的各次数值
sdmx-figures = 有时期的数据
sdmx-totals = 没有时期的数据（规划总量等）
sdmx-concepts = 数据的维度和属性
sdmx-measure = 数值的种类：水平、同比、环比、比年初、年均、位次、占比
sdmx-time-period = 时期：年、月、日，或起始日加时长（2025-01-01/P9M）
sdmx-unit = 计量单位（不含十、百、千、万、亿）
sdmx-unit-mult = 数量级：10 的幂，4 为万，8 为亿
sdmx-whole = 占比的整体，或位次的比较范围
sdmx-none = 不适用
sdmx-points = 百分点
xlsx-sheet-data = 数据
xlsx-sheet-matrix = 对照
xlsx-sheet-notes = 说明
xlsx-organization = 单位
xlsx-indicator = 指标
xlsx-item = 分项
xlsx-basis = 口径
xlsx-period = 时期
xlsx-period-code = 时期代码
xlsx-value = 数值
xlsx-upper = 区间上限
xlsx-unit = 计量单位
xlsx-qualifier = 限定词
xlsx-yoy = 同比
xlsx-yoy-upper = 同比上限
xlsx-yoy-qualifier = 同比限定词
xlsx-yoy-unit = 同比单位
xlsx-yoy-basis = 增速口径
xlsx-mom = 环比
xlsx-since-year-start = 比年初
xlsx-average = 年均增速
xlsx-average-over = 年均期间
xlsx-rank = 位次
xlsx-share = 占比
xlsx-status = 状态
xlsx-current = 是否现行
xlsx-report = 来源报告
xlsx-issued = 成文日期
xlsx-note = 说明
xlsx-id = 固定标识
xlsx-yes = 是
xlsx-no = 否
xlsx-no-period = 无时期
xlsx-notes-kind = 类别
xlsx-notes-name = 项目
xlsx-notes-text = 内容
xlsx-notes-about = 关于本表
xlsx-notes-site = 数据来自
xlsx-notes-publisher = 发布单位
xlsx-notes-address = 网址
xlsx-notes-license = 许可
xlsx-notes-citation = 建议引用格式
xlsx-notes-use = 使用说明
xlsx-over = 超过
xlsx-at-least = 不低于
xlsx-under = 低于
xlsx-at-most = 不超过
xlsx-about = 约
xlsx-notes-digits = 数值按报告原文照录，不增减位数；“限定词”一栏记录“超”“约”“以上”等。
xlsx-notes-current = 同一数据多次公布的，每次一行；“是否现行”为“是”的是现行数值。
xlsx-notes-matrix = “对照”表只列现行数值和最近 240 个时期，每行一个计量单位；带限定词的数值按原文写成文字。
xlsx-notes-shorthand = 符号
xlsx-not-available = 没有数据：没有公布，或没有统计
xlsx-not-applicable = 不适用
xlsx-confidential = 不公布
labelled = { $label }：{ $text }
reuse = 使用本数据
reuse-lead = 以下几行可直接读取数据文件。pandas、R 和 DuckDB 会去掉小数末尾的零，公布时的位数见 decimals 一栏。
reuse-lead-file = 先下载 { $file }，再用以下几行读取。pandas、R 和 DuckDB 会去掉小数末尾的零，公布时的位数见 decimals 一栏。
reuse-excel = Excel（Power Query）
reuse-python = Python（pandas）
reuse-r = R
reuse-duckdb = DuckDB
download-parquet = Parquet 数据
data-file-catalog = 开放数据目录（DCAT）
data-file-index = 程序接口的目录（JSON，附 JSON Schema）
data-file-structure = 统计数据结构（SDMX-ML 2.1）
data-file-figures = 有时期的数据（SDMX-CSV 2.0）
data-file-totals = 没有时期的数据（SDMX-CSV 2.0）
data-file-workbook = 全部数据的 Excel 工作簿（{ $language }）：数据、对照、说明三张表
column-id = 固定标识；数据和目标为“报告#位置”
column-vintage = 该数值公布的日期
column-decimals = 公布时小数点后的位数
column-mom_unit = 环比的单位：% 或 pp（百分点）
column-mom_max = 环比区间的上限
column-mom_comparator = 环比限定词的代码：>、>=、<、<=、~
column-since_year_start_unit = 比年初的单位：% 或 pp（百分点）
column-since_year_start_max = 比年初区间的上限
column-since_year_start_comparator = 比年初限定词的代码：>、>=、<、<=、~
column-average_unit = 年均增速的单位：% 或 pp（百分点）
column-average_max = 年均增速区间的上限
column-average_comparator = 年均增速限定词的代码：>、>=、<、<=、~
unit-number = 个
unit-place = 位
column-measure = 推算的内容
column-formula = 算式
column-inputs = 算式的输入：名称=标识，或名称=数值
column-target = 所属目标的标识
column-name = 名称（本站源语言）
column-name_zh = 中文名称
column-name_en = 英文名称
column-title = 标题（本站源语言）
column-title_zh = 中文标题
column-title_en = 英文标题
column-kind = 类型代码
column-growth_basis = 增速口径：real 可比价，nominal 现价，like-for-like 同口径，none 不适用
column-better = 方向：up 越高越好，down 越低越好，none 不判断
column-topic = 所属主题
column-definition_zh = 中文定义
column-definition_en = 英文定义
column-source = 来源
column-source_url = 来源网址
column-within = 所属单位
column-url = 网址
column-from = 现有范围的起始日期
column-until = 现有范围的终止日期
column-about = 数据所反映的单位
column-published = 发布日期
column-index_no = 索引号
column-document_no = 文号
size-bytes = { $size } 字节
size-kilobytes = { $size } KB
size-megabytes = { $size } MB

## 数据文件各栏（键名即栏名）

column-organization = 数据所指的单位
column-reported_by = 填报单位
column-indicator = 指标代码
column-item = 分项代码或文字
column-item_zh = 分项（中文）
column-item_en = 分项（英文）
column-basis = 口径代码或文字；为空即该指标的默认口径
column-basis_zh = 口径（中文）
column-basis_en = 口径（英文）
column-period = 所属时期：YYYY、YYYY-MM、YYYY-MM..YYYY-MM、YYYY..YYYY 或 YYYY-MM-DD；目标表中为完成期限
column-period_start = 时期起始日
column-period_end = 时期终止日
column-value = 数值，按原文位数
column-value_max = 区间上限；不是区间的为空
column-unit = 原文单位
column-base_value = 换算为基本单位的数值
column-base_unit = 基本单位：元、吨、标箱、米、平方米、% 等
column-qualifier = 限定词原文：超、约、以上等
column-comparator = 限定词代码：>、>=、<、<=、~
column-yoy = 同比，负数为下降
column-yoy_unit = 同比的单位：% 或 pp（百分点）
column-yoy_basis = 同比口径：real（可比价）、nominal（现价）、like-for-like（同口径）
column-mom = 环比
column-since_year_start = 比年初
column-average = 年均增速
column-average_over = 年均增速所跨年份
column-status = 观测状态代码
column-rank = 位次；“前列”类没有名次的为空
column-rank_by = 位次依据：value（数值）、growth（增速）
column-rank_among = 位次的比较范围
column-rank_total = 参加排位的个数
column-share = 占比（%）
column-share_of = 占比的总体
column-report = 报告代码
column-anchor = 数据在报告页中的位置
column-issued = 报告成文日期
column-current = 是否现行数值：true、false
column-reason = 不作比较的原因
column-note = 注
column-yoy_comparator = 增速限定词的代码：>、>=、<、<=、~
column-yoy_max = 增速区间的上限，无区间时为空
column-share_comparator = 占比限定词的代码：>、>=、<、<=、~
column-growth = 目标增速（同比）
column-growth_unit = 目标增速的单位
column-average_growth = 目标年均增速
column-over = 跨年目标的累计方式：total、average、each-year
column-tier = 目标层次：floor（底线）、stretch（奋斗）
column-nature = 目标性质：binding（约束性）、expected（预期性）
column-baseline_period = 基期
column-baseline_value = 基期数值
column-verdict = 结论代码
column-actual = 用于对照的实际数值
column-actual_unit = 实际数值的单位
column-actual_period = 实际数值的时期
column-share_of_target = 占目标（%），推算
column-share_of_way = 占应增量（%），推算

## 标点：并列与列举

list-separator = 、
clause-separator = ，
sentence-separator = {""}
label-separator = ：

## 引用、分享与打印

cite = 引用
cite-of = 引用这一数据
cite-copy = 复制引文
cite-report = { $author }. { $title }[R/OL]. ({ $date }). { $url }
cite-report-undated = { $author }. { $title }[R/OL]. { $url }
# 引用单个数据时的题名
cite-figure = { $title }：{ $figure }
cite-data = { $publisher }. { $site }[DB/OL]. { $url }
cite-indicator = { $publisher }. { $name }[DB/OL]//{ $site }. { $url }
# 数据集说明的后半部分，供搜索引擎使用
dataset-extent = 共有{ $figures }，出自{ $organizations }的工作总结、规划和公报，每条数据都可追溯到来源报告和原句。
# 打印时的页脚
print-page = 第 { $page } 页／共 { $pages } 页

## 审核稿（build --review；公开版本不含以下任何内容）

review-copy = 审核稿 · 不得对外发布
review-copy-text = 含未审签的草稿和检查结果，仅供内部审核。
review-checklist = 审核清单
review-checklist-lead = 各项检查的结果、所在位置和改法，按责任人和报告排列；核对一项，勾选一项。
review-coverage = 数据收录情况
review-coverage-of = { $organization }：数据收录情况
review-coverage-lead = 各单位各项指标逐年是否收录；没有全年数据的，注明原因。
review-banner-label = 审核稿
review-sources = 本页来源文件（{ $count }个）
review-sources-more = 另有{ $count }个文件
review-sources-whole = 全部内容文件共{ $count }个，合并校验值
review-sources-hash = 校验值为 BLAKE3 的前16位。
# 数值旁的另一个数值
review-mark-revises = 原为
review-mark-revised = 已改为
review-mark-conflicts = 另有报告为
review-mark-released = 上次发布为
review-count-error = { $count }个错误
review-count-warning = { $count }个警告
review-count-info = { $count }条提示
review-count-accepted = { $count }条予以保留
review-severity-error = 错误
review-severity-warning = 警告
review-severity-info = 提示
review-accepted = 已说明理由，予以保留
review-accepted-word = 保留
review-reason = 理由：
review-help = 改法：
review-figure = 数据：{ $name }
review-done = 已核对
review-see = 查看：
review-related = 相关位置
review-nobody = 未注明责任人
review-person = 责任人
review-summary-caption = 各报告的检查结果数
review-report = 报告或文件
review-total = 合计
review-total-pages = 合计（各页）
review-none = 没有发现问题。
review-signed = 审核人
review-signed-date = 审核日期
review-signed-caption = 审核签字
# 收录情况
review-cell-present = 有全年数据
review-cell-partial = 只有部分月份
review-cell-status = 缺失或隐去
review-cell-other-basis = 只有其他口径
review-cell-within = 只有跨年数据
review-cell-silent = 报告未列
review-cell-no-report = 未收录报告
review-only-default = 只有默认口径的数据
review-only-basis = 只有“{ $basis }”的数据
review-only-within = 只有{ $period }的跨年数据
review-summary-coverage = 各单位指标数据的收录情况（格数）
review-matrix-caption = { $organization }各项指标逐年收录情况
review-languages = 各语言文字
review-languages-caption = 各语言已有的文字篇数、条数
review-texts = 文字
review-texts-titles = 报告标题
review-texts-prose = 报告正文
review-texts-summaries = 报告摘要
review-texts-notes = 数据和目标的注
review-texts-indicators = 指标名称
review-texts-organizations = 单位名称
review-texts-pages = 说明页正文
review-silent = 正文没有写到的数据
review-silent-lead = 以下数据写在报告开头的数据区，但本语言的正文里没有对应的句子；固定链接指向数据表。
review-silent-count = { $all }项数据中的{ $count }项

# 自选比较
explorer-title = 自选比较
explorer-lead = 选择指标、单位和年份。只有口径、时间跨度、计量单位都一致的数据才画在一张图上；不能比较的选项注明原因。
explorer-filter-indicators = 筛选指标
explorer-filter-organizations = 筛选单位
explorer-years = 年份
explorer-from = 起
explorer-to = 止
explorer-same-span = 只看时间跨度相同的数据
explorer-copy = 复制本次比较的链接
explorer-growth = 同比增速
explorer-growth-basis = 同比增速（{ $basis }）
explorer-class = 比较内容
explorer-no-figures = 无数据
explorer-none-chosen = 所选单位无此数据
explorer-only = 只有：%s
explorer-most = 最多选%s项
explorer-nothing = 所选范围内没有可比较的数据。
explorer-drawn = 图中只画前%s个单位，其余见表。
explorer-shown = 已列出%s行数据
