//! Ten broken sites: one realistic mistake each, with all that the author is told, in both languages.
//!
//! A snapshot holds input and output, so that it can be read as the author would. `INSTA_UPDATE=always cargo test`,
//! then read the diff.

use std::fmt::Write as _;

use duizhao::lang::Tongue;

use crate::fixture::site;

/// What was typed, then what is said of it.
fn check(name: &str, text: &str) {
    let fixture = site(text);
    let mut out = format!("{}\n", text.trim());
    for (tongue, label) in [(Tongue::Zh, "zh"), (Tongue::En, "en")] {
        let _ = write!(out, "\n======== {label} ========\n{}\n", fixture.text(tongue).trim_end());
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("snapshots/broken");
    settings.bind(|| insta::assert_snapshot!(name, out));
}

#[test]
fn a_full_width_colon_after_a_key() {
    check(
        "full_width_colon",
        "
-- content/reports/zone-2024.md --
---
title: 示例经开区2024年工作总结
organization：zone
period: 2024
indicators:
  industrial-output: 320.5亿元 +8.2%
---

全年完成工业总产值320.5亿元。
",
    );
}

#[test]
fn a_target_that_starts_with_a_sign() {
    check(
        "leading_sign",
        "
-- content/reports/zone-plan.md --
---
title: 示例经开区2025年工作思路
kind: plan
organization: zone
period: 2025
targets:
  - indicator: industrial-output
    value: > 60亿元
---
",
    );
}

#[test]
fn keys_and_words_that_are_misspelt() {
    check(
        "misspelt_keys",
        "
-- content/reports/zone-2024.md --
---
title: 示例经开区2024年工作总结
kind: sumary
organization: zone
period: 2024
isued: 2025-01-10
负责人: 张三
indicators:
  industrial-output: { value: 320.5亿元, yoys: 8.2% }
---
",
    );
}

#[test]
fn an_indicator_that_is_misspelt() {
    check(
        "misspelt_indicator",
        "
-- content/reports/zone-2024.md --
---
title: 示例经开区2024年工作总结
organization: zone
period: 2024
indicators:
  工业总产植: 320.5亿元
  规上工业增加值: 85.49亿元
---
",
    );
}

#[test]
fn an_organization_that_is_not_registered() {
    check(
        "unknown_organization",
        "
-- content/reports/port-2024.md --
---
title: 港区2024年工作总结
organization: 示例港区
period: 2024
indicators:
  trade: { value: 41.6亿元, about: 示例经济开发去 }
---
",
    );
}

#[test]
fn units_of_another_dimension() {
    check(
        "other_dimension",
        "
-- content/reports/zone-2024.md --
---
title: 示例经开区2024年工作总结
organization: zone
period: 2024
indicators:
  industrial-output: 12.5万吨
  new-firms: 12
  trade: 3.2亿欧元
  population: { value: 24.6万仁 }
---
",
    );
}

#[test]
fn percent_where_points_are_due() {
    check(
        "points_or_percent",
        "
-- content/reports/zone-2024.md --
---
title: 示例经开区2024年工作总结
organization: zone
period: 2024
indicators:
  pass-rate: 97.2% 提高1.2%
  industrial-output: { value: 320.5亿元, yoy: 8.2个百分点 }
---
",
    );
}

#[test]
fn one_indicator_twice_where_a_list_is_due() {
    check(
        "duplicate_key",
        "
-- content/reports/zone-2024.md --
---
title: 示例经开区2024年工作总结
organization: zone
period: 2024
indicators:
  trade: 41.6亿元 -3.1%
  new-firms: 12家
  trade: 5.8亿美元
---
",
    );
}

#[test]
fn links_and_pictures_that_lead_nowhere() {
    check(
        "broken_link",
        "
-- content/reports/zone-2023.md --
---
title: 示例经开区2023年工作总结
organization: zone
period: 2023
---

## 经济运行

平稳。
-- content/reports/zone-2024.md --
---
title: 示例经开区2024年工作总结
organization: zone
period: 2024
---

与[上年](zone-2032.md)相比，结构更优；上年情况见[经济运行](zone-2023.md#经济运营)。

![](港区.jpg)

详见[附表](javascript:open())。
-- content/reports/港区.jpg --
",
    );
}

#[test]
fn periods_and_dates_that_do_not_exist() {
    check(
        "bad_period",
        "
-- content/reports/zone-2024.md --
---
title: 示例经开区2025年工作总结
organization: zone
period: 2025-13
issued: 2025-1-10
indicators:
  industrial-output: { value: 320.5亿元, period: 2025年1-9 }
  trade: { value: 41.6亿元, period: 2025-09..2025-01 }
  new-firms: { value: 12家, period: 2025/10 }
---
",
    );
}
