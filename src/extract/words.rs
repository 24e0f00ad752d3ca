//! The words that decide what a number is: lists as data, each divided by blanks.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Lists of words, longest first, so that 增长率 is found before 增长.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        $($(#[$doc])* pub static $name: LazyLock<Vec<&'static str>> = LazyLock::new(|| longest_first($text));)*
    };
}

fn longest_first(text: &'static str) -> Vec<&'static str> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

/// Verbs and nouns of growth; `true` for a rise.
pub static GROWTH: LazyLock<Vec<(&'static str, bool)>> = LazyLock::new(|| {
    let mut words: Vec<(&str, bool)> = RISES.iter().map(|word| (*word, true)).collect();
    words.extend(FALLS.iter().map(|word| (*word, false)));
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    words
});

/// Words that name nothing: verbs of growth and what stands between them.
pub static SILENT: LazyLock<Index> = LazyLock::new(|| {
    let verbs = GROWTH.iter().map(|(word, _)| *word).filter(|word| word.chars().count() > 1);
    Index::of(verbs.chain(EMPTY.iter().copied()))
});

/// Verbs that a name follows, by place.
pub static LEADING_AT: LazyLock<Index> = LazyLock::new(|| Index::of(LEADING.iter().copied()));

/// Words that end a name, by place.
pub static FOLLOWING_AT: LazyLock<Index> = LazyLock::new(|| Index::of(FOLLOWING.iter().copied()));

/// Words by their first character.
pub struct Index(HashMap<char, Vec<&'static str>>);

impl Index {
    fn of(words: impl Iterator<Item = &'static str>) -> Index {
        let mut index: HashMap<char, Vec<&'static str>> = HashMap::new();
        for word in words {
            index.entry(word.chars().next().unwrap_or(' ')).or_default().push(word);
        }
        index.values_mut().for_each(|words| words.sort_by_key(|word| std::cmp::Reverse(word.len())));
        Index(index)
    }

    /// The longest word that opens a text.
    pub fn at(&self, text: &str) -> Option<&'static str> {
        let words = self.0.get(&text.chars().next()?)?;
        words.iter().find(|word| text.starts_with(**word)).copied()
    }
}

words! {
    /// Between a verb of growth and its number, and between a name and its number.
    HEDGES = "
        不低于 不少于 不超过 不高于 大幅 超过 突破 接近 至少 达到 首次 保持在 控制在 稳定在 维持在 超 约 近
        达 为 了 在 仅 有 是 ： : 也 均 都
    ";

    /// Verbs and nouns of a rise.
    RISES = "
        翻了 翻
        增长速度 增长率 增长 上升 提高 增加 上涨 提升 回升 递增 增产 增收 增速 增幅 扩大 攀升 跃升 加快 上浮
        涨幅 升幅 多增 净增 增 升 涨 长 多 快
    ";

    /// Of a fall.
    FALLS = "
        缩短 压缩 精简
        负增长 降低 下降 减少 下跌 回落 减产 减收 下滑 降幅 跌幅 缩小 收窄 放缓 压减 递减 少增 降 跌 减 少
        慢
    ";

    /// What growth counts from: the same time a year before.
    YEAR_ON_YEAR = "
        与上年 与去年 和上年 同上年 与同期 与上年同期 与去年同期
        比上年同期 较上年同期 比去年同期 较去年同期 比上年末 较上年末 比上年 较上年 比去年 较去年 与上年相比
        与去年相比 同上年相比 与上年同期相比 与去年同期相比 比同期 较同期 同期 同比 按年
    ";

    /// The period just before.
    PREVIOUS = "
        环比 比上月 较上月 比上季 较上季 比上期 较上期 比上周
    ";

    /// The start of the year.
    YEAR_START = "
        比年初 较年初 比上年底 较上年底
    ";

    /// Words that say nothing of what grew or is counted: they are no subject.
    EMPTY = "
        按可比价格计算 按可比价计算 按不变价格计算 按不变价计算 按可比价格 按可比价 按不变价格 按不变价
        按可比口径 可比价 不变价 可比口径 扣除价格因素后 扣除价格因素 扣除物价因素 剔除价格因素 按同口径
        同口径 自然口径 实际 名义 增长速度 增长率 增速 增幅 降幅 其中 并且 同时 分别 连续 略有 略 微 猛 扣除
        剔除 首次 再次 继续 稳步 持续 大幅 快速 累计 合计 总计 平均 每年 年均 逐月 逐年 预计 实现 完成 保持
        达到 总量 规模 总数 总额 由 从 自 比 较 与 同 相比 上年同期 去年同期 上年 去年 同期 增长 上升 下降
        提高 增加 减少 共 约 达 为 了 且 也 又 均 都 再 已 较快 高 快 低 年 在 到 至 的 以 后 和 及 与 近 超
        仅 是 位 成功 顺利 共计 全年 还 只 则 并 一举 全面 圆满 超额 提前 有望 力争 确保 争取 突破 历史性
        基本 总体 名列 排名 居 排 列
    ";

    /// Verbs that a name follows: 完成规上工业产值, 实现税收收入.
    LEADING = "
        累计完成 共完成 已完成 完成了 实现了 完成 实现 达成 取得 引进 吸引 获得 争取到 拥有 建有 共有 现有
        设有 建成 开通 落实 安排 发放 办理 带动 推动 培育 兑现 拨付 筹集 筹措 开展 举办 招引 签约 盘活 收储
        创成 创建 获评 获批 入选 申报 推荐 有力 成功 新入库 化解 处置 整治 查处 审结 降低 减免 节约 减少
        解决 输送 形成 推出 推进 加快 实施 深化 上交 组建 成立 设立 出台 制定 修订 编制 发布 召开 慰问 评选
        授予 表彰 荣获 斩获 夺得 争创 打造
    ";

    /// Verbs, also parts of nouns (研发投入), that a name follows where they end what leads to the number: 投入32项….
    VERBS = "
        发行 服务 投入 组织 新建 统计 检查 受理 审批 接待 转移 发展 征收 采购 供应 出让 流转 治理 修复 改造
        改建 扩建 维修 救助 资助 评定 认定 生产 销售 新增 净增 建设 全国 全省 全市 紧盯 聚焦 跟踪 抓好 突出
        围绕 共有 涉及 涵盖 惠及 覆盖 谋划 储备 开工 竣工 投产 招引 一期 二期 三期 全区 全县 跟踪服务 入库
        到位 梳理 列入 签约 现场签约 新签约 新开工 新引进
    ";

    /// Verbs that end a name behind a number: 31个项目现场签约.
    FOLLOWING = "
        提高到 提高至 增加到 增加至 上升到 上升至 下降到 下降至 减少到 减少至 扩大到 扩大至 发展到 提升至 提升到 降至 降到
        现场 顺利 成功 签约 入选 落户 落地 投产 开工 竣工 参与 参加 获评 获批 获得 获 通过 实现 完成 建成
        启动 列入 纳入 并网 被 已 均 全部 正在 正式 加快 向 达到 超过 达 为 是 在 进入 推进 实施 准备 用于
        同比 比上年 增长 下降 占 等重点区块 释放 投入 交付 运营 投用 上市 挂牌 晋级 晋升 上线 受到 组成 协同
        的
    ";

    /// Words at the head of a name that say whose it is or when; organizations of the document are taken off too.
    OPENERS = "
        全年度 全年 今年 目前 当前 年末 年底 期末 全市 全区 全县 全省 全国 全镇 全乡 全州 全旗 全盟 全社会共
        我市 我区 我县 我省 我局 我镇 我国 本市 本区 本县 本年 开发区 经开区 高新区 整个 其中 预计 累计 共计
        合计 共 已 的 了 并 且 和 及 与 也 还 又 均 将 力争 争取 确保 新增了 有 是 为 一是 二是 三是 四是
        五是 六是 七是 八是 截至 截止 底 末 、 ， , ： : ； ; 。 “ 以及 同时 此外 另外 先后 分别 初步核算
        经初步核算 根据初步核算 据初步统计 初步统计 据统计 据 经 年内 来 以来 期间 时 上 使 到 由 从 按 超额
        全部 市 区 县 在
    ";

    /// Words at the tail of a name that lead over to the number.
    TRAILERS = "
        由的 从的 比的
        提前 拓展 逐月上升 首次
        累计达到 历史性突破 首次突破 成功突破 一举突破 预计达到 分别达到 分别为 分别达 控制在 保持在 稳定在
        维持在 保持 增加到 提高到 增长到 上升到 提升到 扩大到 下降到 降低到 减少到 提升至 提高至 增长至
        上升至 增加至 扩大至 下降至 降低至 减少至 压缩至 压缩到 缩短至 缩短到 降至 降到 增至 增到 升至 升到
        达到 突破 超过 接近 完成 实现 不低于 不少于 不超过 至少 跃上 跨越 站上 迈上 累计 共计 总计 合计 预计
        首次 分别 均为 均 都 约为 约 近 超 达 为 是 有 共 仅 已 了 到 至 等 ： : ， , 、 （ ( —— - 由 从 在
        各 “ ” 多达 高达 也 以 新 力争 争取 确保 投入运行 居 成功 全面 逐步 其 就 而
    ";

    /// Names that need what they belong to: 产值 of the car industry.
    GENERIC = "
        吞吐量 货物吞吐量
        产值 总产值 工业总产值 增加值 工业增加值 销售收入 营业收入 主营业务收入 利润 利润总额 税收 利税 产量
        总投资 投资 计划总投资 计划投资 投资额 出口 进口 出口额 进口额 进出口贸易额 贸易额 出口贸易额 交易额
        总量 规模 面积 规划面积 占地面积 建筑面积 总建筑面积 用地 规划用地 收入 支出 余额 单价 城镇 农村
        乡村 男性 女性 完成率 开工率 覆盖率 数量 总数
    ";

    /// What a plan of a project says.
    PROJECT = "
        总投资 全长 线路长 设计 计划投资 规划投资 估算投资 概算投资 拟投资 用地 规划面积 占地 规划建设 计划建设 设计能力
        投资额约 投资概算
    ";

    /// Targets by their verb.
    TARGET = "
        力争 争取 确保 目标为 目标是 预期目标 奋斗目标 预期增长 将达到 将达 将突破 将超过 努力实现
    ";

    /// Expected and first results.
    PRELIMINARY = "
        预计 有望 初步核算 初步预计 初步测算
    ";

    /// Intentions.
    PLAN = "
        计划 拟 规划 谋划 将
    ";

    /// Words that qualify a number, before it.
    BEFORE = "
        不低于 不少于 不超过 不高于 超过 突破 至少 跃上 低于 不足 不满 接近 高于 大于 小于 超 约 近
    ";

    /// Behind it.
    AFTER = "
        以上 及以上 以内 以下 左右 上下
    ";

    /// Average rates over several years.
    AVERAGE = "
        年均 年平均 平均每年 年递增 每年递增 每年平均 年复合 两年平均 三年平均 五年平均
    ";
}
