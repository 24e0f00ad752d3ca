//! What the readers' own comparison is given.

use super::explorer::{CATALOGUE, file};
use super::testing::edition;

const REPORTS: &str = "\
-- content/reports/zone-2023.md --
---
title: { zh: 乙区2023年, en: Zone B 2023 }
organization: zone
period: 2023
indicators: { output: 100亿元 +5% }
---
-- content/reports/zone-2024.md --
---
title: { zh: 乙区2024年, en: Zone B 2024 }
organization: zone
period: 2024-01..2024-10
indicators: { output: { value: 90亿元, status: P } }
---
-- content/reports/city-2023.md --
---
title: { zh: 甲市2023年, en: City A 2023 }
organization: city
period: 2023
indicators: { output: 1000亿元, ratio: 3.1% }
---
";

fn parsed(name: &str) -> serde_json::Value {
    let edition = edition(REPORTS);
    let text = String::from_utf8(file(&edition, name).unwrap()).unwrap();
    let json = text.strip_prefix("duizhaoCompare(").and_then(|text| text.strip_suffix(");\n")).unwrap();
    serde_json::from_str::<serde_json::Value>(&format!("[{json}]")).unwrap()
}

#[test]
fn figures_of_other_months_and_growth_are_classes_of_their_own() {
    let data = parsed("figures/output.js");
    let classes = data[1]["classes"].as_array().unwrap();
    let told = classes.iter().map(|one| format!("{}, {}", one["measure"][1], one["span"][1]).replace('"', ""));
    let growth = "Growth, year on year (current prices), full years";
    assert_eq!(told.collect::<Vec<_>>(), ["Value, Jan–Oct", "Value, full years", growth]);
    let rows = data[1]["rows"].as_array().unwrap();
    let full: Vec<&str> = rows.iter().filter(|row| row[1] == 1).map(|row| row[5][0].as_str().unwrap()).collect();
    assert_eq!(full, ["1000亿元", "100亿元"]);
    let part = rows.iter().find(|row| row[1] == 0).unwrap();
    assert_eq!(
        (part[3].as_str(), part[6].as_str(), part[8].as_str()),
        (Some("9000000000"), Some("P"), Some("output.2024-01..2024-10"))
    );
}

#[test]
fn a_unit_brings_exact_values_into_that_of_the_axis() {
    let data = parsed("figures/output.js");
    assert_eq!(
        data[1]["classes"][1]["units"],
        serde_json::json!([["亿元", "100000000"], ["RMB billion", "1000000000"]])
    );
}

#[test]
fn the_catalogue_knows_who_has_figures() {
    let data = parsed(CATALOGUE);
    let of = |id: &str| data[1]["indicators"].as_array().unwrap().iter().find(|one| one[0] == id).cloned();
    assert_eq!(of("output").unwrap()[3].as_array().unwrap().len(), 2);
    assert_eq!(of("ratio").unwrap()[3], serde_json::json!([0]));
    assert!(of("firms").is_none(), "nothing to compare, nothing to choose");
    assert_eq!(data[1]["first"], "output");
    assert_eq!(data[1]["statuses"]["P"], serde_json::json!(["初步", "provisional"]));
}
