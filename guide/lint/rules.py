"""Every rule on pages, facts and the theme, in lists; `linter.py` asks them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from guide.facts.findings import Finding
from guide.lint.advice.harmful_advice import nothing_harmful_is_advised
from guide.lint.advice.leaning import (
    advice_of_bodies_has_its_source,
    nothing_leans,
    reasons_for_and_against_are_as_many,
)
from guide.lint.advice.load_advice import load_advice_agrees_with_its_files
from guide.lint.advice.own_words import (
    emergencies_are_told_as_such,
    lights_keep_their_limits,
    no_page_lists_its_own_signs,
)
from guide.lint.advice.signs import (
    a_part_of_the_list_leads_to_the_whole,
    signs_are_drawn_from_their_files,
    signs_have_one_urgency,
    the_short_card_names_signs,
)
from guide.lint.agreed.facts import facts_are_as_agreed
from guide.lint.agreed.figures import (
    no_digit_of_a_fact_is_exchanged,
    no_word_turns_a_sentence_round,
    redirects_lead_where_they_led,
)
from guide.lint.agreed.parts import parts_are_as_agreed
from guide.lint.agreed.theme import the_theme_is_as_agreed
from guide.lint.agreed.warnings import verdicts_are_as_agreed, warnings_are_as_agreed
from guide.lint.intruders.security import (
    addresses_are_safe,
    facts_and_front_matter_are_plain_text,
    files_are_of_known_kinds,
    nothing_is_unseen,
    pictures_hold_only_pictures,
    the_menu_stays_in_the_guide,
    there_is_no_raw_html,
)
from guide.lint.numbers.certainties import (
    certainties_are_those_of_claims,
    rows_have_the_verb_of_their_certainty,
    sizes_are_those_of_claims,
)
from guide.lint.numbers.cited import sources_have_to_do_with_their_words
from guide.lint.numbers.compared import (
    largest_is_the_largest,
    more_is_more,
    rows_name_what_they_compare_with,
    words_agree_with_their_study,
)
from guide.lint.numbers.complements import both_columns_make_up_the_whole, what_is_left_is_what_is_left
from guide.lint.numbers.counted import counts_are_of_what_was_counted
from guide.lint.numbers.facts import (
    figures_of_facts_are_in_their_sources,
    figures_of_front_matter_are_in_the_sources,
    plain_sentences_have_their_figures,
)
from guide.lint.numbers.figures import figures_are_in_their_sources, the_three_groups_stand_together
from guide.lint.numbers.frequencies import both_frames_are_told, people_are_whole, small_gaps_are_called_small
from guide.lint.numbers.groups import groups_keep_their_numbers
from guide.lint.numbers.measured import (
    claims_keep_their_comparison,
    findings_keep_their_comparison,
    findings_keep_their_people,
)
from guide.lint.numbers.shares import shares_of_things_are_not_of_people
from guide.lint.numbers.told_directions import gaps_point_where_their_study_points
from guide.lint.numbers.turned_round import pairs_are_not_turned_round
from guide.lint.project.dates import next_reviews_are_near, what_was_done_lies_in_the_past
from guide.lint.project.links import (
    links_keep_their_words,
    links_lead_somewhere,
    pages_that_facts_name_are_there,
    pages_that_templates_and_settings_name_are_there,
    pictures_are_there,
)
from guide.lint.project.moved import (
    every_page_is_in_the_list_of_addresses,
    published_addresses_still_lead_somewhere,
    redirects_lead_to_a_page,
)
from guide.lint.project.plain_markdown import (
    lines_are_understood,
    links_are_whole,
    parts_stand_apart,
)
from guide.lint.project.readable import files_are_text, settings_can_be_read
from guide.lint.project.schemas import schema_is_named, schemas_agree_with_the_models
from guide.lint.project.structure import (
    blocks_are_closed,
    blocks_are_understood,
    every_page_is_in_the_menu,
    headings_are_in_order,
    headings_stand_once,
    reader_pages_say_what_is_unknown,
    reviewers_are_known,
    reviews_are_not_invented,
    titles_and_descriptions_are_unique,
)
from guide.lint.project.tables import tables_are_whole
from guide.lint.project.watch_questions import every_page_asks_registries_or_says_why_not
from guide.lint.prose.certainty_words import certainty_has_its_verb, nothing_is_promised
from guide.lint.prose.form import (
    actions_begin_with_a_verb,
    care_cards_go_by_urgency,
    do_not_is_repeated,
    findings_say_if_runners_were_measured,
    headings_are_statements,
    lists_are_short,
    main_messages_are_one_sentence,
    paragraphs_are_short,
    pictures_and_tables_are_explained,
)
from guide.lint.prose.reading_grade import pages_are_easy_to_read, sentences_are_short
from guide.lint.prose.slips import (
    marks_are_curly,
    numbers_are_written_as_in_english,
    words_are_the_ones_meant,
    words_stand_once,
)
from guide.lint.prose.spelling import pages_are_in_english, words_are_spelt_the_british_way
from guide.lint.prose.voice import (
    pages_are_not_chopped_small,
    sentences_differ_in_length,
    sentences_have_a_middle_length,
    short_sentences_do_not_come_in_threes,
    so_does_not_join_everything,
    some_sentences_are_short_and_some_are_long,
    statements_are_joined,
)
from guide.lint.prose.wording import (
    figures_stand_alone,
    method_stays_at_the_foot,
    quotation_marks_are_english,
    stock_phrases_are_not_used,
)
from guide.lint.prose.words_not_used import (
    links_say_where_they_lead,
    nothing_hides_in_a_hover_tip,
    words_not_used_are_not_used,
)
from guide.lint.rule import Rule
from guide.lint.studies.retracted import retracted_studies_are_called_so, retracted_studies_wait_for_a_decision
from guide.lint.studies.reviews import (
    results_were_compared_with_their_source,
    reviews_are_cited_for_all_that_they_rate,
    reviews_say_what_they_rate,
)
from guide.lint.studies.study_files import (
    facts_are_where_they_are_read,
    pages_of_studies_are_made_of_facts,
    studies_say_when_they_were_reviewed,
    titles_say_their_language,
)
from guide.lint.studies.used import (
    every_claim_is_used,
    every_study_is_used,
    every_term_is_used,
    no_source_is_there_twice,
    no_study_has_the_figures_of_another,
)
from guide.lint.theme.elements import elements_are_closed, landmarks_are_there
from guide.lint.theme.files import (
    packages_have_their_hashes,
    style_sheets_are_whole,
    templates_are_understood,
    workflows_are_harmless,
)
from guide.lint.theme.scripts import scripts_can_be_read
from guide.lint.theme.styles import (
    colours_can_be_told_from_their_ground,
    letters_are_large_enough,
    style_sheets_can_be_read,
)
from guide.lint.theme.tests_asked import every_test_is_asked
from guide.lint.theme.warnings import style_sheets_hide_no_warning, the_theme_hides_no_warning

# What a page keeps, whatever the others say: these are asked of one page too.
OF_PAGES: tuple[Rule, ...] = (
    lines_are_understood,
    links_are_whole,
    tables_are_whole,
    parts_stand_apart,
    headings_are_in_order,
    headings_stand_once,
    reviewers_are_known,
    reviews_are_not_invented,
    reader_pages_say_what_is_unknown,
    links_lead_somewhere,
    links_keep_their_words,
    pictures_are_there,
    blocks_are_closed,
    blocks_are_understood,
    words_stand_once,
    words_are_the_ones_meant,
    marks_are_curly,
    numbers_are_written_as_in_english,
    there_is_no_raw_html,
    addresses_are_safe,
    sources_have_to_do_with_their_words,
    figures_are_in_their_sources,
    figures_of_front_matter_are_in_the_sources,
    the_three_groups_stand_together,
    groups_keep_their_numbers,
    findings_keep_their_people,
    findings_keep_their_comparison,
    pairs_are_not_turned_round,
    counts_are_of_what_was_counted,
    shares_of_things_are_not_of_people,
    more_is_more,
    words_agree_with_their_study,
    largest_is_the_largest,
    rows_name_what_they_compare_with,
    gaps_point_where_their_study_points,
    what_is_left_is_what_is_left,
    both_columns_make_up_the_whole,
    certainties_are_those_of_claims,
    rows_have_the_verb_of_their_certainty,
    sizes_are_those_of_claims,
    people_are_whole,
    both_frames_are_told,
    small_gaps_are_called_small,
    sentences_are_short,
    pages_are_easy_to_read,
    pages_are_not_chopped_small,
    short_sentences_do_not_come_in_threes,
    figures_stand_alone,
    method_stays_at_the_foot,
    stock_phrases_are_not_used,
    quotation_marks_are_english,
    words_not_used_are_not_used,
    links_say_where_they_lead,
    nothing_hides_in_a_hover_tip,
    pages_are_in_english,
    words_are_spelt_the_british_way,
    certainty_has_its_verb,
    nothing_is_promised,
    paragraphs_are_short,
    main_messages_are_one_sentence,
    actions_begin_with_a_verb,
    lists_are_short,
    headings_are_statements,
    do_not_is_repeated,
    care_cards_go_by_urgency,
    signs_have_one_urgency,
    signs_are_drawn_from_their_files,
    a_part_of_the_list_leads_to_the_whole,
    no_page_lists_its_own_signs,
    emergencies_are_told_as_such,
    warnings_are_as_agreed,
    verdicts_are_as_agreed,
    no_word_turns_a_sentence_round,
    no_digit_of_a_fact_is_exchanged,
    parts_are_as_agreed,
    nothing_harmful_is_advised,
    nothing_leans,
    reasons_for_and_against_are_as_many,
    advice_of_bodies_has_its_source,
    lights_keep_their_limits,
    load_advice_agrees_with_its_files,
    pictures_and_tables_are_explained,
    findings_say_if_runners_were_measured,
)
# What only the whole guide can keep.
OF_THE_WHOLE: tuple[Rule, ...] = (
    every_page_is_in_the_menu,
    titles_and_descriptions_are_unique,
    facts_and_front_matter_are_plain_text,
    files_are_of_known_kinds,
    pictures_hold_only_pictures,
    nothing_is_unseen,
    what_was_done_lies_in_the_past,
    next_reviews_are_near,
    the_menu_stays_in_the_guide,
    templates_are_understood,
    style_sheets_are_whole,
    style_sheets_can_be_read,
    style_sheets_hide_no_warning,
    the_theme_hides_no_warning,
    the_theme_is_as_agreed,
    colours_can_be_told_from_their_ground,
    letters_are_large_enough,
    scripts_can_be_read,
    elements_are_closed,
    landmarks_are_there,
    workflows_are_harmless,
    every_test_is_asked,
    packages_have_their_hashes,
    facts_are_where_they_are_read,
    pages_that_facts_name_are_there,
    pages_that_templates_and_settings_name_are_there,
    redirects_lead_to_a_page,
    published_addresses_still_lead_somewhere,
    every_page_is_in_the_list_of_addresses,
    every_page_asks_registries_or_says_why_not,
    redirects_lead_where_they_led,
    facts_are_as_agreed,
    figures_of_facts_are_in_their_sources,
    claims_keep_their_comparison,
    plain_sentences_have_their_figures,
    every_claim_is_used,
    every_term_is_used,
    no_source_is_there_twice,
    no_study_has_the_figures_of_another,
    every_study_is_used,
    pages_of_studies_are_made_of_facts,
    studies_say_when_they_were_reviewed,
    titles_say_their_language,
    retracted_studies_wait_for_a_decision,
    retracted_studies_are_called_so,
    results_were_compared_with_their_source,
    reviews_say_what_they_rate,
    reviews_are_cited_for_all_that_they_rate,
    the_short_card_names_signs,
    sentences_have_a_middle_length,
    sentences_differ_in_length,
    some_sentences_are_short_and_some_are_long,
    statements_are_joined,
    so_does_not_join_everything,
)
ALL = (*OF_PAGES, *OF_THE_WHOLE)
# Those whose findings wait for a second person, and not for whoever made the change: it may be right as it is.
AGREED: tuple[Rule, ...] = (
    warnings_are_as_agreed,
    verdicts_are_as_agreed,
    facts_are_as_agreed,
    parts_are_as_agreed,
    the_theme_is_as_agreed,
    no_word_turns_a_sentence_round,
    no_digit_of_a_fact_is_exchanged,
    redirects_lead_where_they_led,
)

# What must be right before anything can be read.
BEFORE: tuple[Callable[[Path], Iterator[Finding]], ...] = (files_are_text, settings_can_be_read)

OF_SCHEMAS: tuple[Rule, ...] = (schema_is_named, schemas_agree_with_the_models)
