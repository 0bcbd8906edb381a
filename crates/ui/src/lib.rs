//! The design system: components shared by the residents' app and the staff console.
//!
//! Words come in as props, looks as enums, density and colours from the tokens in `style/`. A component's styles stand in
//! `style/components/<stem>.css`, under the stem of its file here; in `style/gallery` while no screen uses it.
//!
//! **Invariant:** components hold no state of the application. They show what they are given and report what was pressed.

#![expect(clippy::must_use_candidate, reason = "components are used by the view macro")]

mod big_number;
mod bottom_bar;
mod button;
mod button_link;
mod chart_frame;
mod check_chips;
mod checkbox;
mod chip;
mod choice_tiles;
mod code_field;
mod date_field;
mod demo_notice;
mod dialog;
mod error_summary;
mod field;
mod figure_table;
mod hint_pill;
mod icon;
mod keys;
mod next_steps;
mod notice;
mod number_pad;
mod page;
mod photo_frame;
mod places_bar;
pub mod press;
mod qr;
mod screen;
mod service_tile;
mod step_header;
mod stepper;
mod summary_list;
mod table;
mod tabs;
mod text_field;
mod timeline;
mod toast;
mod tone;
mod top_bar;
mod top_control;
mod waiting_bar;

pub use big_number::*;
pub use bottom_bar::*;
pub use button::*;
pub use button_link::*;
pub use chart_frame::*;
pub use check_chips::*;
pub use checkbox::*;
pub use chip::*;
pub use choice_tiles::*;
pub use code_field::*;
pub use date_field::*;
pub use demo_notice::*;
pub use dialog::*;
pub use error_summary::*;
pub use field::{Keyboard, grouped};
pub use figure_table::*;
pub use hint_pill::*;
pub use icon::*;
pub use keys::*;
pub use next_steps::*;
pub use notice::*;
pub use number_pad::*;
pub use page::*;
pub use photo_frame::*;
pub use places_bar::*;
pub use qr::*;
pub use screen::*;
pub use service_tile::*;
pub use step_header::*;
pub use stepper::*;
pub use summary_list::*;
pub use table::*;
pub use tabs::*;
pub use text_field::*;
pub use timeline::*;
pub use toast::*;
pub use tone::Tone;
pub use top_bar::*;
pub use top_control::*;
pub use waiting_bar::*;
