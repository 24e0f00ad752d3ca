//! Small multiples, slopes, dumbbells and waterfalls: random ones hold their texts apart and inside; fixed ones say what
//! they are made to say.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::random::{any_decimal, any_mark, any_name};
use super::read::{elements, outside, overlaps, with};
use super::{HEAD, figure, plain, point, series};
use crate::chart::*;

fn axis() -> Axis<'static> {
    Axis { unit: "亿元", tick: &plain }
}

fn dumbbells(rows: Vec<DumbbellRow>) -> DumbbellChart<'static> {
    DumbbellChart { head: HEAD, axis: axis(), names: ["2023年".to_owned(), "2024年".to_owned()], rows }
}

fn waterfall(steps: &[(&str, i64, Role)]) -> WaterfallChart<'static> {
    let steps = steps.iter().map(|&(name, value, role)| Step {
        name: name.to_owned(),
        figure: figure(value.into(), Mark::Normal),
        role,
    });
    WaterfallChart { head: HEAD, axis: axis(), steps: steps.collect() }
}

/// Well-formed, nothing over anything else, nothing outside; in both widths.
fn check(draw: impl Fn(Size) -> Svg) -> Result<(), TestCaseError> {
    for size in [Size::Wide, Size::Narrow] {
        let svg = draw(size);
        let all = elements(&svg.inline());
        prop_assert!(all.iter().all(|element| element.tag != "error"));
        prop_assert!(overlaps(&all).is_empty(), "{size:?} {:?}", overlaps(&all));
        let outside = outside(&all, svg.size);
        prop_assert!(outside.is_empty(), "{size:?} {outside:?}");
    }
    Ok(())
}

fn any_end() -> impl Strategy<Value = Option<Figure>> {
    let value = prop_oneof![any_decimal(), (0_i64..4).prop_map(Decimal::from)];
    prop::option::of((value, any_mark()).prop_map(|(value, mark)| figure(value, mark)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn small_multiples_hold_their_texts(
        all in prop::collection::vec((any_name(), prop::collection::vec(-50_i64..1000, 0..9)), 0..14),
    ) {
        let x_labels = (2018..2026).map(|year| (f64::from(year), year.to_string())).collect();
        let series = all.iter().map(|(name, values)| series(name, values)).collect();
        let chart = Multiples { head: HEAD, axis: axis(), x_labels, series };
        check(|size| chart.draw(size))?;
    }

    #[test]
    fn slopes_hold_their_texts(
        all in prop::collection::vec((any_name(), any_end(), any_end()), 0..9),
        moments in (any_name(), any_name()),
    ) {
        let series = all.into_iter().map(|(name, from, to)| {
            let end = |x: f64, figure: Option<Figure>| figure.map(|one| point(x, one.value, one.mark, x > 0.0));
            Series { name, points: [end(0.0, from), end(1.0, to)].into_iter().flatten().collect() }
        });
        let chart = SlopeChart { head: HEAD, axis: axis(), moments: [moments.0, moments.1], series: series.collect() };
        check(|size| chart.draw(size))?;
    }

    #[test]
    fn dumbbells_hold_their_texts(rows in prop::collection::vec((any_name(), any_end(), any_end()), 0..14)) {
        let rows = rows.into_iter().map(|(name, from, to)| DumbbellRow { name, ends: [from, to] });
        let chart = dumbbells(rows.collect());
        check(|size| chart.draw(size))?;
    }

    #[test]
    fn waterfalls_hold_their_texts(
        steps in prop::collection::vec((any_name(), any_decimal(), any_mark(), any::<bool>()), 0..14),
    ) {
        let step = |(name, value, mark, is_total)| Step {
            name,
            figure: figure(value, mark),
            role: if is_total { Role::Total } else { Role::Part },
        };
        let chart = WaterfallChart { head: HEAD, axis: axis(), steps: steps.into_iter().map(step).collect() };
        check(|size| chart.draw(size))?;
    }
}

#[test]
fn panels_share_one_scale() {
    let x_labels = vec![(2018.0, "2018".to_owned()), (2020.0, "2020".to_owned())];
    let all = vec![series("甲", &[0, 50, 100]), series("乙", &[0, 5, 10])];
    let svg = Multiples { head: HEAD, axis: axis(), x_labels, series: all }.draw(Size::Wide);
    let all = elements(&svg.inline());
    let heights: Vec<f64> = with(&all, "polyline", "line")
        .iter()
        .map(|line| {
            let ys: Vec<f64> =
                line.get("points").split(' ').filter_map(|at| at.split(',').nth(1)?.parse().ok()).collect();
            ys.iter().copied().fold(0.0, f64::max) - ys.iter().copied().fold(f64::INFINITY, f64::min)
        })
        .collect();
    assert!(matches!(heights.as_slice(), [tall, low] if (tall / low - 10.0).abs() < 0.3), "{heights:?}");
}

#[test]
fn the_label_of_the_lesser_figure_stands_at_the_left() {
    let row = |from: i64, to: i64| DumbbellRow {
        name: "甲".to_owned(),
        ends: [from, to].map(|value| Some(figure(value.into(), Mark::Normal))),
    };
    let all = elements(&dumbbells(vec![row(10, 40), row(40, 10)]).draw(Size::Wide).inline());
    let lefts: Vec<&str> = with(&all, "text", "value")
        .iter()
        .filter(|text| text.get("text-anchor") == "end" && text.text != "甲")
        .map(|text| text.text.as_str())
        .collect();
    assert_eq!(lefts, ["10", "10"]);
}

#[test]
fn parts_hang_where_the_part_before_ended() {
    let chart = waterfall(&[
        ("甲", 40, Role::Part),
        ("乙", 20, Role::Part),
        ("丙", -10, Role::Part),
        ("合计", 50, Role::Total),
    ]);
    let all = elements(&chart.draw(Size::Wide).inline());
    let mut bars: Vec<(f64, f64, f64)> = with(&all, "rect", "bar")
        .iter()
        .map(|bar| (bar.number("y"), bar.number("x"), bar.number("x") + bar.number("width")))
        .collect();
    bars.sort_by(|one, other| one.0.total_cmp(&other.0));
    let [(_, zero, first), (_, start, second), (_, low, high), (_, bottom, total)] = bars.as_slice() else {
        panic!("{bars:?}")
    };
    assert!((first - start).abs() < 0.2 && (second - high).abs() < 0.2 && (low - total).abs() < 0.2, "{bars:?}");
    assert_eq!(zero, bottom);
}
