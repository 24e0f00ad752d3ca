//! The rules: one file each, with code, page for `explain`, and the wording in both languages.
//!
//! The stage that sees a mistake calls the rule's function; the rule says what is wrong, where and what to type
//! instead. Families: S structure, R references, U units, G growth and revisions, P plans, L languages, W web.
//! instead. Families: S structure, R references, U units, N numbers in prose, G growth and revisions, L languages, W web.

use crate::diag::Rule;

/// The small site that the examples `bad` and `good` of every rule are laid over: their files replace those of the same
/// path. Nothing is wrong in it.
pub const EXAMPLE_BASE: &str = include_str!("example.txt");

mod g101_undecided_revision;
mod g102_unexplained_revision;
mod g103_documented_revision;
mod g104_conflicting_reports;
mod g105_unexplained_release_change;
mod g201_growth_disagrees_with_levels;
mod g202_rate_disagrees_with_levels;
mod g203_average_growth_disagrees;
mod g204_growth_rates_far_apart;
mod g205_growth_path_contradiction;
mod g206_impossible_value;
mod g207_value_before_its_time;
mod g208_period_past_report;
mod g209_share_disagrees;
mod g210_mixed_periods;
mod g211_changed_coverage;
mod g212_flow_or_stock;
mod l101_untranslated_prose;
mod l102_stale_translation;
mod l103_missing_translation_field;
mod l104_languages_disagree;
mod l105_missing_interface_words;
mod l106_ledger_orphan;
mod l107_broken_ledger;
mod l108_unaccepted_translation;
mod n101_figure_differs_in_prose;
mod n102_figure_not_in_prose;
mod n103_qualifier_differs;
mod n104_period_differs_in_prose;
mod n105_unrecorded_figure;
mod n106_period_not_in_prose;
mod n107_summary_figure_unknown;
mod n108_unclear_period;
mod n120_count_disagrees_with_list;
mod n121_parts_disagree_with_total;
mod n122_thresholds_contradict;
mod n123_progress_claim;
mod n124_contradicting_comparator;
mod n125_reverse_wording;
mod n126_unclear_whole;
mod n127_duration;
mod n128_percent_of_percent;
mod p101_target_missed;
mod p102_target_not_reported;
mod p103_target_behind;
mod p104_target_not_comparable;
mod p105_baseline_contradicts;
mod p106_two_targets_for_one_key;
mod p107_target_growth_and_level_disagree;
mod p109_target_changed;
mod r101_unknown_indicator;
mod r102_unknown_organization;
mod r103_unknown_facet;
mod r104_unknown_topic;
mod r105_ambiguous_name;
mod r106_circular_within;
mod r107_bad_placeholder;
mod r108_missing_attachment;
mod r109_baseline_missing;
mod r110_quote_not_found;
mod r111_near_duplicate_indicators;
mod r112_publisher_name_variant;
mod r113_unknown_page;
mod s001_not_utf8;
mod s002_yaml_syntax;
mod s003_no_front_matter;
mod s004_missing_file;
mod s005_comma_in_braces;
mod s006_hidden_comment;
mod s007_unreadable_file;
mod s008_bad_theme;
mod s009_paragraph_too_long;
mod s101_unknown_key;
mod s102_duplicate_key;
mod s103_missing_key;
mod s104_wrong_shape;
mod s105_unknown_word;
mod s106_bad_date;
mod s107_bad_period;
mod s108_not_a_figure;
mod s109_empty_observation;
mod s110_status_and_value;
mod s111_bad_slug;
mod s112_slug_taken;
mod s113_facts_in_translation;
mod s114_translation_without_report;
mod s115_bad_address;
mod s116_bad_id;
mod s117_missing_source_language;
mod s118_bad_setting;
mod s119_bad_allow;
mod s120_unused_allow;
mod s121_bad_chart_block;
mod s122_repeated_observation;
mod s123_unclear_target;
mod s124_title_period;
mod u101_unknown_unit;
mod u102_wrong_dimension;
mod u103_points_or_percent;
mod u104_missing_unit;
mod u105_bad_unit_definition;
mod u106_out_of_range;
mod w101_broken_link;
mod w102_broken_anchor;
mod w103_picture_without_text;
mod w104_missing_picture;
mod w105_repeated_paragraph;
mod w106_raw_html;
mod w107_unsafe_link;
mod w108_missing_publication_field;
mod w109_no_base_url;
mod w110_unfinished_paragraph;
mod w111_unbalanced_marks;
mod w112_editor_residue;
mod w113_caption_without_table;
mod w114_empty_section;
mod w115_contents_disagree;
mod w116_repeated_item;
mod w117_dates_of_issue_disagree;
mod w118_doubled_word;
mod w119_misspelt_term;
mod w120_vague_quantity;
mod w121_contradicting_state;

pub use g101_undecided_revision::undecided_revision;
pub use g102_unexplained_revision::unexplained_revision;
pub use g103_documented_revision::documented_revision;
pub use g104_conflicting_reports::conflicting_reports;
pub use g105_unexplained_release_change::{CODE as UNEXPLAINED_CHANGE, unexplained_release_change};
pub use g201_growth_disagrees_with_levels::growth_disagrees_with_levels;
pub use g202_rate_disagrees_with_levels::rate_disagrees_with_levels;
pub use g203_average_growth_disagrees::average_growth_disagrees;
pub use g204_growth_rates_far_apart::growth_rates_far_apart;
pub use g205_growth_path_contradiction::{Detour, growth_path_contradiction};
pub use g206_impossible_value::{
    impossible_place, impossible_ratio, impossible_share, negative_count, part_above_whole,
};
pub use g207_value_before_its_time::value_before_its_time;
pub use g208_period_past_report::period_past_report;
pub use g209_share_disagrees::share_disagrees;
pub use g210_mixed_periods::mixed_periods;
pub use g211_changed_coverage::changed_coverage;
pub use g212_flow_or_stock::flow_or_stock;
pub use l101_untranslated_prose::{untranslated_page, untranslated_prose};
pub use l102_stale_translation::stale_translation;
pub use l103_missing_translation_field::missing_translation_field;
pub use l104_languages_disagree::languages_disagree;
pub use l105_missing_interface_words::{missing_words, no_words_file, unknown_argument};
pub use l106_ledger_orphan::ledger_orphan;
pub use l107_broken_ledger::{merged_ledger, strange_in_ledger, unreadable_ledger};
pub use l108_unaccepted_translation::unaccepted_translation;
pub use n101_figure_differs_in_prose::figure_differs_in_prose;
pub use n102_figure_not_in_prose::figure_not_in_prose;
pub use n103_qualifier_differs::qualifier_differs;
pub use n104_period_differs_in_prose::period_differs_in_prose;
pub use n105_unrecorded_figure::unrecorded_figure;
pub use n106_period_not_in_prose::period_not_in_prose;
pub use n107_summary_figure_unknown::summary_figure_unknown;
pub use n108_unclear_period::unclear_period;
pub use n120_count_disagrees_with_list::count_disagrees_with_list;
pub use n121_parts_disagree_with_total::{part_exceeds_whole, parts_disagree_with_total, shares_disagree_with_whole};
pub use n122_thresholds_contradict::thresholds_contradict;
pub use n123_progress_claim::{progress_claim, progress_claim_dated};
pub use n124_contradicting_comparator::{contradicting_comparator, contradicting_direction};
pub use n125_reverse_wording::reverse_wording;
pub use n126_unclear_whole::unclear_whole;
pub use n127_duration::duration_disagrees;
pub use n128_percent_of_percent::{change_disagrees_with_levels, percent_of_percent};
pub use p101_target_missed::target_missed;
pub use p102_target_not_reported::target_not_reported;
pub use p103_target_behind::target_behind;
pub use p104_target_not_comparable::target_not_comparable;
pub use p105_baseline_contradicts::baseline_contradicts;
pub use p106_two_targets_for_one_key::two_targets_for_one_key;
pub use p107_target_growth_and_level_disagree::{TwoGoals, target_growth_and_level_disagree};
pub use p109_target_changed::target_changed;
pub use r101_unknown_indicator::{unknown_indicator, unpublished_indicator};
pub use r102_unknown_organization::{unknown_organization, unpublished_organization};
pub use r103_unknown_facet::unknown_facet;
pub use r104_unknown_topic::unknown_topic;
pub use r105_ambiguous_name::ambiguous_name;
pub use r106_circular_within::circular_within;
pub use r107_bad_placeholder::{ambiguous_placeholder, misspelt_placeholder, placeholder_without_figure};
pub use r108_missing_attachment::missing_attachment;
pub use r109_baseline_missing::baseline_missing;
pub use r110_quote_not_found::quote_not_found;
pub use r111_near_duplicate_indicators::near_duplicate_indicators;
pub use r112_publisher_name_variant::publisher_name_variant;
pub use r113_unknown_page::{page_listed_twice, unknown_page};
pub use s001_not_utf8::not_utf8;
pub use s002_yaml_syntax::{AccidentKind, yaml_accident, yaml_syntax};
pub use s003_no_front_matter::no_front_matter;
pub use s004_missing_file::missing_file;
pub use s005_comma_in_braces::comma_in_braces;
pub use s006_hidden_comment::hidden_comment;
pub use s007_unreadable_file::unreadable_file;
pub use s008_bad_theme::{bad_theme, unknown_theme};
pub use s009_paragraph_too_long::paragraph_too_long;
pub use s101_unknown_key::unknown_key;
pub use s102_duplicate_key::duplicate_key;
pub use s103_missing_key::missing_key;
pub use s104_wrong_shape::wrong_shape;
pub use s105_unknown_word::unknown_word;
pub use s106_bad_date::bad_date;
pub use s107_bad_period::bad_period;
pub use s108_not_a_figure::not_a_figure;
pub use s109_empty_observation::{empty_observation, empty_target};
pub use s110_status_and_value::status_and_value;
pub use s111_bad_slug::bad_slug;
pub use s112_slug_taken::slug_taken;
pub use s113_facts_in_translation::facts_in_translation;
pub use s114_translation_without_report::{language_not_configured, translation_without_report};
pub use s115_bad_address::bad_url;
pub use s116_bad_id::bad_id;
pub use s117_missing_source_language::missing_source_language;
pub use s118_bad_setting::{bad_font, bad_number, bad_setting};
pub use s119_bad_allow::{allow_without_reason, unknown_code};
pub use s120_unused_allow::unused_allow;
pub use s121_bad_chart_block::{bad_chart_block, undrawable_chart};
pub use s122_repeated_observation::repeated_observation;
pub use s123_unclear_target::{growth_over_years, missing_over};
pub use s124_title_period::{title_period, title_promises_year};
pub use u101_unknown_unit::unknown_unit;
pub use u102_wrong_dimension::{two_units_of_one_dimension, wrong_dimension};
pub use u103_points_or_percent::points_or_percent;
pub use u104_missing_unit::missing_unit;
pub use u105_bad_unit_definition::bad_unit_definition;
pub use u106_out_of_range::out_of_range;
pub use w101_broken_link::broken_link;
pub use w102_broken_anchor::broken_anchor;
pub use w103_picture_without_text::picture_without_text;
pub use w104_missing_picture::missing_picture;
pub use w105_repeated_paragraph::repeated_paragraph;
pub use w106_raw_html::raw_html;
pub use w107_unsafe_link::{unsafe_drawing, unsafe_file, unsafe_link};
pub use w108_missing_publication_field::missing_publication_field;
pub use w109_no_base_url::no_base_url;
pub use w110_unfinished_paragraph::{unfinished_item, unfinished_paragraph};
pub use w111_unbalanced_marks::{mark_of_another_kind, unclosed_mark, unopened_mark};
pub use w112_editor_residue::editor_residue;
pub use w113_caption_without_table::caption_without_table;
pub use w114_empty_section::empty_section;
pub use w115_contents_disagree::{not_in_body, not_in_contents, title_differs};
pub use w116_repeated_item::repeated_item;
pub use w117_dates_of_issue_disagree::{date_against_front_matter, dates_disagree};
pub use w118_doubled_word::doubled_word;
pub use w119_misspelt_term::misspelt_term;
pub use w120_vague_quantity::vague_quantity;
pub use w121_contradicting_state::contradicting_state;

/// All rules, by code.
pub const RULES: &[&Rule] = &[
    &g101_undecided_revision::RULE,
    &g102_unexplained_revision::RULE,
    &g103_documented_revision::RULE,
    &g104_conflicting_reports::RULE,
    &g105_unexplained_release_change::RULE,
    &g201_growth_disagrees_with_levels::RULE,
    &g202_rate_disagrees_with_levels::RULE,
    &g203_average_growth_disagrees::RULE,
    &g204_growth_rates_far_apart::RULE,
    &g205_growth_path_contradiction::RULE,
    &g206_impossible_value::RULE,
    &g207_value_before_its_time::RULE,
    &g208_period_past_report::RULE,
    &g209_share_disagrees::RULE,
    &g210_mixed_periods::RULE,
    &g211_changed_coverage::RULE,
    &g212_flow_or_stock::RULE,
    &l101_untranslated_prose::RULE,
    &l102_stale_translation::RULE,
    &l103_missing_translation_field::RULE,
    &l104_languages_disagree::RULE,
    &l105_missing_interface_words::RULE,
    &l106_ledger_orphan::RULE,
    &l107_broken_ledger::RULE,
    &l108_unaccepted_translation::RULE,
    &n101_figure_differs_in_prose::RULE,
    &n102_figure_not_in_prose::RULE,
    &n103_qualifier_differs::RULE,
    &n104_period_differs_in_prose::RULE,
    &n105_unrecorded_figure::RULE,
    &n106_period_not_in_prose::RULE,
    &n107_summary_figure_unknown::RULE,
    &n108_unclear_period::RULE,
    &n120_count_disagrees_with_list::RULE,
    &n121_parts_disagree_with_total::RULE,
    &n122_thresholds_contradict::RULE,
    &n123_progress_claim::RULE,
    &n124_contradicting_comparator::RULE,
    &n125_reverse_wording::RULE,
    &n126_unclear_whole::RULE,
    &n127_duration::RULE,
    &n128_percent_of_percent::RULE,
    &p101_target_missed::RULE,
    &p102_target_not_reported::RULE,
    &p103_target_behind::RULE,
    &p104_target_not_comparable::RULE,
    &p105_baseline_contradicts::RULE,
    &p106_two_targets_for_one_key::RULE,
    &p107_target_growth_and_level_disagree::RULE,
    &p109_target_changed::RULE,
    &r101_unknown_indicator::RULE,
    &r102_unknown_organization::RULE,
    &r103_unknown_facet::RULE,
    &r104_unknown_topic::RULE,
    &r105_ambiguous_name::RULE,
    &r106_circular_within::RULE,
    &r107_bad_placeholder::RULE,
    &r108_missing_attachment::RULE,
    &r109_baseline_missing::RULE,
    &r110_quote_not_found::RULE,
    &r111_near_duplicate_indicators::RULE,
    &r112_publisher_name_variant::RULE,
    &r113_unknown_page::RULE,
    &s001_not_utf8::RULE,
    &s002_yaml_syntax::RULE,
    &s003_no_front_matter::RULE,
    &s004_missing_file::RULE,
    &s005_comma_in_braces::RULE,
    &s006_hidden_comment::RULE,
    &s007_unreadable_file::RULE,
    &s008_bad_theme::RULE,
    &s009_paragraph_too_long::RULE,
    &s101_unknown_key::RULE,
    &s102_duplicate_key::RULE,
    &s103_missing_key::RULE,
    &s104_wrong_shape::RULE,
    &s105_unknown_word::RULE,
    &s106_bad_date::RULE,
    &s107_bad_period::RULE,
    &s108_not_a_figure::RULE,
    &s109_empty_observation::RULE,
    &s110_status_and_value::RULE,
    &s111_bad_slug::RULE,
    &s112_slug_taken::RULE,
    &s113_facts_in_translation::RULE,
    &s114_translation_without_report::RULE,
    &s115_bad_address::RULE,
    &s116_bad_id::RULE,
    &s117_missing_source_language::RULE,
    &s118_bad_setting::RULE,
    &s119_bad_allow::RULE,
    &s120_unused_allow::RULE,
    &s121_bad_chart_block::RULE,
    &s122_repeated_observation::RULE,
    &s123_unclear_target::RULE,
    &s124_title_period::RULE,
    &u101_unknown_unit::RULE,
    &u102_wrong_dimension::RULE,
    &u103_points_or_percent::RULE,
    &u104_missing_unit::RULE,
    &u105_bad_unit_definition::RULE,
    &u106_out_of_range::RULE,
    &w101_broken_link::RULE,
    &w102_broken_anchor::RULE,
    &w103_picture_without_text::RULE,
    &w104_missing_picture::RULE,
    &w105_repeated_paragraph::RULE,
    &w106_raw_html::RULE,
    &w107_unsafe_link::RULE,
    &w108_missing_publication_field::RULE,
    &w109_no_base_url::RULE,
    &w110_unfinished_paragraph::RULE,
    &w111_unbalanced_marks::RULE,
    &w112_editor_residue::RULE,
    &w113_caption_without_table::RULE,
    &w114_empty_section::RULE,
    &w115_contents_disagree::RULE,
    &w116_repeated_item::RULE,
    &w117_dates_of_issue_disagree::RULE,
    &w118_doubled_word::RULE,
    &w119_misspelt_term::RULE,
    &w120_vague_quantity::RULE,
    &w121_contradicting_state::RULE,
];

/// Whether the code is one of a rule, or of a family: a family letter and three digits. A permission for a check that
/// this version lacks is let be.
pub fn is_code(code: &str) -> bool {
    let (family, number) = code.split_at_checked(1).unwrap_or(("", ""));
    "SRUNGPLW".contains(family) && number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit())
}

/// The rule of a code or name.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code.eq_ignore_ascii_case(code) || rule.name == code).copied()
}
