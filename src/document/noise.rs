//! The furniture of web pages among the lines of a text: navigation, tools, sharing, footers.
//!
//! A line is furniture where all its words are, or where it starts as only furniture does. A sentence never is.

/// Words of furniture; a line of nothing else is furniture.
const WORDS: &[&str] = &[
    "进入老年模式",
    "退出老年模式",
    "老年模式",
    "长者模式",
    "长者版",
    "关怀版",
    "适老化",
    "无障碍",
    "无障碍浏览",
    "无障碍阅读",
    "辅助浏览",
    "打印",
    "打印本页",
    "打印此页",
    "打印文章",
    "打印页面",
    "关闭",
    "关闭本页",
    "关闭窗口",
    "关闭页面",
    "分享",
    "分享到",
    "分享至",
    "微信",
    "微博",
    "新浪微博",
    "腾讯微博",
    "QQ空间",
    "QQ",
    "朋友圈",
    "字号",
    "字体",
    "大",
    "中",
    "小",
    "大号",
    "中号",
    "小号",
    "默认",
    "首页",
    "网站首页",
    "返回",
    "返回首页",
    "返回顶部",
    "回到顶部",
    "返回列表",
    "收藏",
    "收藏本页",
    "加入收藏",
    "设为首页",
    "繁体",
    "简体",
    "繁體",
    "English",
    "EN",
    "登录",
    "注册",
    "搜索",
    "检索",
    "高级搜索",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "上一页",
    "下一页",
    "没有了",
    "评论",
    "点赞",
    "网站地图",
    "网站声明",
    "联系我们",
    "关于我们",
    "网站支持IPv6",
    "RSS",
    "播放",
    "暂停",
    "语音播报",
    "下载",
    "保护视力色",
    "扫一扫",
    "更多",
    "更多>>",
    "正文",
    "纠错",
    "我要纠错",
    "智能问答",
];

/// What a line of furniture starts with.
const HEADS: &[&str] = &[
    "当前位置",
    "您当前的位置",
    "您当前位置",
    "您现在的位置",
    "您的位置",
    "您所在的位置",
    "所在位置",
    "你的位置",
    "当前栏目",
    "上一篇：",
    "上一篇:",
    "下一篇：",
    "下一篇:",
    "上一条：",
    "上一条:",
    "下一条：",
    "下一条:",
    "浏览次数",
    "浏览量",
    "阅读次数",
    "阅读量",
    "点击数",
    "点击率",
    "点击次数",
    "访问量",
    "访问次数",
    "字体：",
    "字体:",
    "字号：",
    "字号:",
    "【字体",
    "【字号",
    "[字体",
    "分享到",
    "分享至",
    "扫一扫",
    "手机扫一扫",
    "用微信扫",
    "版权所有",
    "主办单位：",
    "主办单位:",
    "主办：",
    "主办:",
    "承办单位：",
    "承办：",
    "Copyright",
    "copyright",
    "COPYRIGHT",
    "©",
    "网站标识码",
    "技术支持：",
    "技术支持:",
    "建议使用",
    "您是第",
    "相关链接",
    "相关附件下载",
    "保护视力色",
    "责任编辑：",
    "责任编辑:",
    "文章来源：本站",
];

/// What only footers hold.
const ANYWHERE: &[&str] =
    &["ICP备", "公网安备", "网站标识码", "版权所有", "备案号", "打印本页", "关闭窗口", "关闭本页"];

/// The longest line of furniture, in characters.
const LONGEST: usize = 160;

fn is_separator(c: char) -> bool {
    c.is_whitespace() || "|｜/·•>＞»【】[]［］()（）：:,，、".contains(c)
}

/// Whether a line is furniture.
pub(super) fn is_furniture(line: &str) -> bool {
    let line = line.trim_matches(|c| is_separator(c) && !matches!(c, '【' | '['));
    // Enough characters are looked at to tell, however long the line is.
    if line.chars().take(LONGEST + 1).count() > LONGEST || line.contains('。') {
        return false;
    }
    // The menu of a site starts with its first page.
    let is_menu = ["首页", "网站首页", "本站首页"].iter().any(|word| line.starts_with(word))
        && line.split(is_separator).filter(|word| !word.is_empty()).count() >= 3
        && line.split(is_separator).all(|word| word.chars().count() <= 10);
    is_menu
        || HEADS.iter().any(|head| line.starts_with(head))
        || ANYWHERE.iter().any(|word| line.contains(word))
        || line.split(is_separator).filter(|word| !word.is_empty()).all(|word| WORDS.contains(&word))
}

/// Whether a line is the path to the page, or goes on with it: 首页 > 政务公开 > 计划总结.
pub(super) fn is_path(line: &str) -> bool {
    let line = line.trim();
    let steps = line.matches(['>', '＞', '»', '›']).count();
    let is_labelled =
        ["当前位置", "您的位置", "现在的位置", "所在位置", "当前的位置"].iter().any(|word| line.contains(word));
    let is_short = line.chars().take(LONGEST + 1).count() <= LONGEST && !line.contains('。');
    is_short
        && (steps >= 2
            || (steps == 1 && (line.starts_with(['>', '＞', '»']) || line.starts_with("首页")))
            || is_labelled)
}

/// The folder that a page stands in, of its path: 计划总结 of 首页 > 政务公开 > 计划总结 > 正文.
pub(super) fn folder(path: &str) -> Option<&str> {
    let steps = path.split(['>', '＞', '»', '›']).map(|step| step.trim_matches(is_separator));
    let general = [
        "",
        "正文",
        "首页",
        "详情",
        "内容",
        "信息内容",
        "正文内容",
        "当前位置:首页",
        "当前位置：首页",
        "当前位置",
        "网站首页",
    ];
    steps.skip(1).filter(|step| !general.contains(step)).last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_known_and_text_is_not() {
        for line in [
            "进入老年模式 退出老年模式",
            "打印 关闭",
            "分享到:",
            "【打印本页】【关闭本页】",
            "评论",
            "  • 浏览次数:",
            "字体：【大 中 小】",
            "主办单位：某某市统计局 承办：信息中心",
            "某ICP备12000001号-1",
            "上一篇：没有了",
            "当前位置:首页",
            "首页 | 走进某县 | 政务公开 | 办事服务",
        ] {
            assert!(is_furniture(line), "{line}");
        }
        for line in [
            "椒江澄江老街",
            "一、大力发展工业",
            "打印设备产业产值12亿元",
            "中小企业",
            "首位。",
            "徐作杰 摄",
            "主办单位3家",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }

    #[test]
    fn the_folder_is_the_last_step_of_the_path() {
        assert!(is_path("> 政务公开 > 信息公开目录 > 计划总结"));
        assert_eq!(folder("> 政务公开 > 信息公开目录 > 计划总结"), Some("计划总结"));
        assert_eq!(folder("当前位置：首页 > 统计数据 > 统计公报 > 正文"), Some("统计公报"));
        assert_eq!(folder("当前位置:首页"), None);
        assert!(!is_path("增长>5%"));
    }
}
