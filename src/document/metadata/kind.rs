//! What kind of document it is, from the words of its title: 统计公报, 工作总结/工作思路, 十四五规划.

/// Kinds that are named by a word of the title alone, the more special first.
const KINDS: &[(&str, &str)] = &[
    ("统计公报", "统计公报"),
    ("政府工作报告", "政府工作报告"),
    ("普查公报", "普查公报"),
    ("公报", "公报"),
    ("统计月报", "统计月报"),
    ("统计数据", "统计数据"),
    ("主要经济指标", "主要指标表"),
    ("主要指标", "主要指标表"),
    ("计划执行情况", "计划执行情况报告"),
    ("预算执行情况", "预算执行情况报告"),
    ("经济运行", "经济运行情况"),
    ("经济形势", "经济运行情况"),
    ("总结报告", "工作总结"),
    ("半年总结", "工作总结"),
    ("年度总结", "工作总结"),
];

/// Parts of a report, in the order in which titles name them: 工作总结及…工作思路.
const PARTS: &[&str] =
    &["工作总结", "工作思路", "工作要点", "工作计划", "工作打算", "工作安排", "工作报告", "工作情况"];

/// A plan for the rest of the year is a section of the summary, no document of its own.
const SECTIONS: &[&str] = &["下阶段", "下一阶段", "下步", "下一步", "今后"];

/// What remains where nothing more special is named.
const GENERAL: &[&str] =
    &["总结", "规划", "纲要", "计划", "方案", "报告", "简报", "通报", "年鉴", "综述", "分析", "情况"];

/// 十四五 of 台州湾经济技术开发区“十四五”发展规划.
fn plan_name(title: &str) -> Option<&'static str> {
    let ordinals = [
        ("第十一个", "十一五"),
        ("第十二个", "十二五"),
        ("第十三个", "十三五"),
        ("第十四个", "十四五"),
        ("第十五个", "十五五"),
    ];
    let spelled = ordinals.into_iter().find(|(word, _)| title.contains(&format!("{word}五年"))).map(|(_, name)| name);
    let names = ["十一五", "十二五", "十三五", "十四五", "十五五", "十六五"];
    spelled.or_else(|| names.into_iter().find(|name| title.contains(name)))
}

/// The parts that a text names, joined as titles join them.
fn parts(text: &str) -> Option<String> {
    let mut found: Vec<(usize, &str)> = PARTS
        .iter()
        .filter_map(|part| text.find(part).map(|at| (at, *part)))
        .filter(|(at, part)| *part == "工作总结" || !is_section(text.get(..*at).unwrap_or("")))
        .collect();
    found.sort_unstable();
    let words: Vec<&str> = found.into_iter().map(|(_, part)| part).collect();
    (!words.is_empty()).then(|| words.join("/"))
}

fn is_section(before: &str) -> bool {
    let before = before.trim_end_matches(['的', '主', '要', '重', '点']);
    SECTIONS.iter().any(|word| before.ends_with(word))
}

/// The kind of a document with a title, and with texts of blocks in order.
pub(super) fn document_type(title: Option<&str>, texts: &[&str]) -> Option<String> {
    if let Some(title) = title {
        if let Some(plan) = plan_name(title).filter(|_| ["规划", "纲要"].iter().any(|word| title.contains(word))) {
            return Some(format!("{plan}规划"));
        }
        if let Some((_, kind)) = KINDS.iter().find(|(word, _)| title.contains(word)) {
            return Some((*kind).to_owned());
        }
        if let Some(parts) = parts(title) {
            return Some(parts);
        }
        if let Some(word) = GENERAL.iter().find(|word| title.contains(**word)) {
            return Some((*word).to_owned());
        }
    }
    if texts.iter().any(|text| is_photo_credit(text)) {
        return Some("综述(报纸版面)".to_owned());
    }
    // Without a title, the sections say what they are: 一、2021年工作总结, 二、2022年工作思路.
    let heads: Vec<&str> = texts.iter().copied().filter(|text| text.chars().take(31).count() <= 30).collect();
    let found: Vec<String> = heads.iter().filter_map(|head| parts(head)).collect();
    let mut distinct: Vec<String> = Vec::new();
    found.into_iter().for_each(|part| {
        if !distinct.contains(&part) {
            distinct.push(part)
        }
    });
    (!distinct.is_empty() && distinct.len() <= 3).then(|| distinct.join("/"))
}

/// 某某 摄; （本版图片由…提供）: what newspapers print under pictures.
fn is_photo_credit(text: &str) -> bool {
    let text = text.trim_end_matches(['）', ')', ' ']);
    let is_short = text.chars().take(41).count() <= 40;
    is_short && (text.ends_with(" 摄") || text.contains("本版图片") || text.contains("本版供图"))
}

#[cfg(test)]
mod tests {
    use super::document_type;

    fn of(title: &str) -> Option<String> {
        document_type(Some(title), &[])
    }

    #[test]
    fn titles_say_what_a_document_is() {
        assert_eq!(of("某市2019年国民经济和社会发展统计公报").as_deref(), Some("统计公报"));
        assert_eq!(of("某经开区1-9月工作总结及下阶段工作计划").as_deref(), Some("工作总结"));
        assert_eq!(of("某局2022年工作总结及2023年工作思路").as_deref(), Some("工作总结/工作思路"));
        assert_eq!(of("某区“十四五”发展规划").as_deref(), Some("十四五规划"));
        assert_eq!(of("某市国民经济和社会发展第十三个五年规划纲要").as_deref(), Some("十三五规划"));
        assert_eq!(of("政府工作报告").as_deref(), Some("政府工作报告"));
        assert_eq!(of("某县上半年经济运行情况分析").as_deref(), Some("经济运行情况"));
        assert_eq!(of("海滨新城"), None);
    }

    #[test]
    fn without_a_title_the_sections_say_it() {
        let heads = ["一、2021年工作总结", "这一年成效明显。", "二、2022年工作思路"];
        assert_eq!(document_type(None, &heads).as_deref(), Some("工作总结/工作思路"));
    }
}
