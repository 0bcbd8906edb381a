//! The contract, case by case. Each begins with an empty database.

mod applications;
mod audits;
mod blanks;
mod cards;
mod filings;
mod halls;
mod identify;
mod jobs;
mod keeping;
mod ledger;
mod maker;
mod money;
mod notices;
mod papers;
mod queue;
mod reconciliation;
mod refunds;

use futures::future::BoxFuture;

use crate::bench::Bench;

/// A case and its name.
pub(crate) type Case = (&'static str, fn(Bench) -> BoxFuture<'static, ()>);

macro_rules! contract {
    ($($module:ident: $($case:ident),* ;)*) => {
        /// All cases.
        pub(crate) const ALL: &[Case] = &[$($((
            concat!(stringify!($module), "::", stringify!($case)),
            |bench| Box::pin($module::$case(bench)),
        ),)*)*];

        mod on_sqlite {
            $($(
                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn $case() {
                    super::$module::$case(crate::bench::Bench::sqlite()).await;
                }
            )*)*
        }
    };
}

contract! {
    identify:
        a_visit_is_found_by_its_token_until_it_ends,
        what_is_personal_is_gone_when_a_visit_ends,
        five_wrong_codes_lock_and_the_lock_runs_out,
        guesses_at_the_same_time_are_all_counted,
        commits_in_opposite_orders_all_succeed,
        a_vouching_code_is_one_persons_while_it_is_open;
    applications:
        a_draft_is_saved_over_the_version_that_was_seen,
        everything_of_an_application_comes_back,
        handing_in_costs_one_commit,
        of_two_submits_at_once_one_wins_and_the_other_leaves_nothing,
        after_the_end_a_person_may_apply_anew,
        an_agent_finds_what_they_handed_in_for_others,
        a_reference_is_given_once,
        of_two_clerks_one_decides,
        whoever_vouched_does_not_decide,
        where_two_clerks_are_asked_for_one_does_not_grant,
        a_photo_for_the_file_is_on_file_in_the_form_of_a_card;
    queue:
        cases_stand_most_urgent_first,
        cases_are_found_by_status_region_and_beginning,
        at_most_two_hundred_are_listed,
        what_runs_out_is_found_in_time,
        cases_are_listed_by_service,
        cases_are_listed_and_counted_by_agency,
        no_more_waiting_cases_are_counted_than_anybody_reads,
        a_card_that_lies_ready_is_due_at_its_next_reminder;
    blanks:
        the_last_blank_goes_to_one_of_two,
        blanks_are_held_given_back_and_used,
        an_outlet_is_stocked_once,
        the_lowest_serial_is_taken_and_known_by_its_application,
        those_who_choose_at_once_take_different_blanks,
        a_blank_that_is_used_or_spoiled_stays_so,
        blanks_come_in_go_back_and_are_spoiled,
        serials_follow_each_other_byte_by_byte_however_many;
    maker:
        an_order_stands_in_one_batch,
        answers_are_listed_as_they_came,
        the_photo_from_before_is_another_applications;
    cards:
        everything_of_a_card_comes_back,
        a_person_has_one_card_that_is_not_void,
        a_card_moves_over_the_version_that_was_seen,
        what_was_told_counts_for_its_version_only,
        a_report_is_found_when_it_is_to_be_warned_of_and_when_it_ends,
        cards_of_which_nothing_is_left_to_say_are_forgotten;
    filings:
        everything_of_a_filing_comes_back,
        a_person_has_one_open_filing_for_a_place,
        of_many_that_file_the_same_at_once_one_does,
        what_cannot_be_is_not_kept,
        a_filing_ends_once_its_last_day_is_over,
        filings_that_were_over_long_enough_are_forgotten;
    notices:
        everything_of_a_notice_comes_back_the_newest_first,
        a_notice_is_withdrawn_once_and_stays,
        of_many_that_publish_with_one_key_one_does,
        words_beyond_their_limits_are_not_kept;
    jobs:
        a_job_is_put_in_once_and_forgotten_when_done,
        no_two_workers_hold_one_job,
        a_worker_thought_dead_changes_nothing,
        a_job_that_fails_comes_back_or_is_given_up;
    halls:
        a_kiosk_has_one_open_call,
        calls_that_nobody_ends_end_and_are_forgotten,
        a_code_enrols_one_key,
        a_new_key_takes_the_old_ones_place_when_it_signs,
        a_revoked_key_takes_code_visits_and_call_along,
        a_nonce_is_used_once;
    audits:
        the_chain_is_whole_under_concurrent_writers,
        a_changed_line_is_found,
        a_missing_line_is_found,
        a_cut_off_end_is_found,
        what_was_refused_is_not_in_the_audit;
    papers:
        papers_are_known_by_their_objects_and_filed_with_an_application,
        a_paper_stays_with_the_application_it_was_handed_in_with,
        papers_are_forgotten_with_their_application_or_when_nobody_goes_on;
    money:
        everything_of_a_payment_comes_back,
        a_payment_moves_over_the_version_that_was_seen,
        of_two_payments_for_the_same_at_once_one_is_begun,
        a_number_and_a_transaction_stand_once,
        what_did_not_come_does_not_stand_as_paid,
        what_is_due_is_held_by_one,
        payments_are_found_by_who_pays_and_where,
        a_clerk_sees_first_what_wants_one,
        a_key_keeps_its_answer_until_it_is_forgotten,
        a_hundred_with_one_key_have_one_effect;
    refunds:
        everything_of_a_refund_comes_back,
        no_clerk_gives_money_back_alone,
        a_refund_is_known_by_every_number_it_had,
        refunds_are_due_like_payments,
        payments_are_forgotten_and_never_while_money_is_under_way,
        all_of_a_payment_is_forgotten_but_what_moved,
        an_application_stays_while_its_fee_is_under_way;
    ledger:
        a_movement_is_kept_with_both_balances,
        of_many_that_pay_at_once_one_does,
        no_account_comes_to_the_wrong_side_of_zero,
        a_movement_is_undone_once_and_as_it_was,
        many_commits_move_one_account_at_once,
        a_look_at_the_ledger_finds_what_does_not_fit,
        random_movements_come_to_what_a_simple_model_says;
    reconciliation:
        our_lines_of_a_bill_are_what_came_and_what_was_accepted,
        a_day_can_be_compared_again,
        differences_are_those_of_a_region_or_of_none,
        a_month_end_file_is_taken_in_once,
        a_month_end_file_waits_until_another_clerk_releases_it,
        credits_are_due_until_the_core_has_said_something,
        a_month_end_file_is_forgotten_when_all_is_said;
    keeping:
        what_was_abandoned_or_kept_long_enough_is_forgotten,
        photos_and_their_originals_are_known,
        originals_of_an_application_without_an_answer_count_from_its_end,
        staff_sign_in_and_out,
        all_is_there_after_opening_again,
        a_newer_database_is_left_alone;
}
