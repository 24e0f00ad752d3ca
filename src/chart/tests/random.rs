//! Random charts: never a panic, always well-formed, texts apart and inside.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::read::{elements, outside, overlaps};
use super::{HEAD, bars, figure, lines, point, series};
use crate::chart::*;

pub(super) fn any_decimal() -> impl Strategy<Value = Decimal> {
    let number = prop_oneof![
        Just(i128::from(i64::MAX) * 1_000_000_000),
        any::<i64>().prop_map(i128::from),
        (-2000_i128..2000),
        Just(0),
    ];
    (number, 0_u32..12)
        .prop_map(|(number, scale)| Decimal::try_from_i128_with_scale(number, scale).unwrap_or(Decimal::MAX))
}

pub(super) fn any_mark() -> impl Strategy<Value = Mark> {
    prop::sample::select(vec![Mark::Normal, Mark::Provisional, Mark::Forecast, Mark::Derived])
}

fn any_point() -> impl Strategy<Value = Point> {
    let x = prop_oneof![2000.0..2030.0, any::<f64>(), Just(f64::NAN)];
    (x, any_decimal(), any_mark(), any::<bool>()).prop_map(|(x, value, mark, joined)| point(x, value, mark, joined))
}

pub(super) fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "开发区",
            "高新技术产业开发区管理委员会",
            "Administrative Committee of the High-tech Industrial Zone",
            "Donaudampfschifffahrtsgesellschaftskapitän",
            "",
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_line_chart_is_drawn(
        all in prop::collection::vec((any_name(), prop::collection::vec(any_point(), 0..9)), 0..9),
        extra in prop::collection::vec((any_point(), any_name(), any::<bool>()), 0..4),
    ) {
        let all = all.into_iter().map(|(name, points)| Series { name, points });
        let mut chart = lines(all.collect());
        for (point, text, is_target) in extra {
            match is_target {
                true => chart.targets.push(TargetMark {
                    x: point.x, value: point.value, note: text.clone(), label: text, series: Some(2),
                }),
                false => chart.breaks.push(Break { x: point.x, note: text }),
            }
        }
        for size in [Size::Wide, Size::Narrow] {
            let svg = chart.draw(size);
            let all = elements(&svg.inline());
            prop_assert!(all.iter().all(|element| element.tag != "error"));
            prop_assert!(!elements(&svg.standalone(&Palette::DARK, "来源")).is_empty());
        }
        if let Some(series) = chart.series.first() {
            let _ = Sparkline { points: &series.points, title: &series.name }.draw().inline();
        }
    }

    #[test]
    fn labels_of_lines_never_overlap(
        all in prop::collection::vec((any_name(), prop::collection::vec(-50_i64..1000, 1..9)), 1..=8),
        ends_meet: bool,
        is_wide: bool,
    ) {
        let all = all.iter().map(|(name, values)| series(name, values));
        let mut chart = lines(all.collect());
        chart.breaks.push(Break { x: 2020.5, note: "第七次人口普查后修订".to_owned() });
        if ends_meet {
            let lasts = chart.series.iter_mut().filter_map(|series| series.points.last_mut());
            lasts.for_each(|point| point.value = 7.into());
        }
        if let [_] = chart.series.as_slice() {
            let label = "目标12亿元以上".to_owned();
            chart.targets.push(TargetMark { x: 2026.0, value: 990.into(), note: label.clone(), label, series: Some(0) });
        }
        let places = [2018.0, 2020.0, 2020.0, 2025.0];
        chart.annotations = places.into_iter().zip(1..).map(|(place, number)| Annotation { place, number }).collect();
        let size = if is_wide { Size::Wide } else { Size::Narrow };
        let all = elements(&chart.draw(size).inline());
        prop_assert!(overlaps(&all).is_empty(), "{:?}", overlaps(&all));
        let outside = outside(&all, (size.width(), size.height()));
        prop_assert!(outside.is_empty(), "{outside:?}");
    }

    #[test]
    fn any_bar_chart_is_drawn(
        groups in prop::collection::vec(any_name(), 0..12),
        values in prop::collection::vec(
            prop::collection::vec(prop::option::of((any_decimal(), any_mark())), 0..12), 0..8),
        is_time: bool,
        annotations in prop::collection::vec(0_usize..14, 0..4),
    ) {
        let mut chart = bars(&[], &[]);
        chart.annotations = annotations.into_iter().zip(1..).map(|(place, number)| Annotation { place, number }).collect();
        chart.groups = groups;
        chart.is_time = is_time;
        chart.series = values.into_iter().map(|values| {
            let bar = |(value, mark): (Decimal, Mark)| figure(value, mark);
            BarSeries { name: "甲".to_owned(), values: values.into_iter().map(|v| v.map(bar)).collect() }
        }).collect();
        for size in [Size::Wide, Size::Narrow] {
            let svg = chart.draw(size);
            let all = elements(&svg.inline());
            prop_assert!(all.iter().all(|element| element.tag != "error"));
            prop_assert!(overlaps(&all).is_empty(), "{:?}", overlaps(&all));
            let outside = outside(&all, svg.size);
            prop_assert!(outside.is_empty(), "{outside:?}");
        }
    }

    #[test]
    fn any_target_chart_is_drawn(
        rows in prop::collection::vec(
            (any_name(), prop::option::of((any_decimal(), any_mark())), any_decimal(),
             prop::option::of(any_decimal()), prop::option::of(any_decimal()), any_name()), 0..8),
    ) {
        let row = |(name, actual, target, target_max, baseline, target_label)| TargetRow {
            name,
            actual: Option::map(actual, |(value, mark): (Decimal, Mark)| figure(value, mark)),
            target, target_max, baseline, target_label,
        };
        let chart = TargetChart { head: HEAD, rows: rows.into_iter().map(row).collect() };
        for size in [Size::Wide, Size::Narrow] {
            let svg = chart.draw(size);
            let all = elements(&svg.inline());
            prop_assert!(all.iter().all(|element| element.tag != "error"));
            prop_assert!(overlaps(&all).is_empty(), "{:?}", overlaps(&all));
            let outside = outside(&all, svg.size);
            prop_assert!(outside.is_empty(), "{outside:?}");
        }
    }
}
