//! Icons, drawn on a grid of 24 with a stroke of 2. They stand beside words and are hidden from assistive technology.

use leptos::prelude::*;

/// A drawing that goes with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say what is drawn")]
pub enum Icon {
    ArrowLeft,
    Bolt,
    Camera,
    Card,
    CardPlus,
    Check,
    ChevronRight,
    Clock,
    Contrast,
    Cross,
    Delete,
    Document,
    Exclamation,
    Exit,
    Globe,
    Help,
    Home,
    Info,
    LargeText,
    Lower,
    MapPin,
    Minus,
    People,
    Phone,
    Plus,
    Print,
    Search,
    Speaker,
    SwitchCamera,
    Upload,
    Warning,
    Yen,
}

impl Icon {
    /// The lines.
    const fn path(self) -> &'static str {
        match self {
            Self::ArrowLeft => "M20 12H4M10.5 5.5 4 12l6.5 6.5",
            Self::Bolt => "M13.5 2.5 5 13.5h6l-1 8 8.5-11.5h-6z",
            Self::Camera => {
                "M4 7.5h3.5l2-2.5h5l2 2.5H20A1.5 1.5 0 0 1 21.5 9v9a1.5 1.5 0 0 1-1.5 1.5H4A1.5 1.5 0 0 1 2.5 18V9\
                 A1.5 1.5 0 0 1 4 7.5M8.2 13.2a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0"
            }
            Self::Card => {
                "M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2M3 10h18M6.5 15h4"
            }
            Self::CardPlus => {
                "M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2M12 8.8v6.4M8.8 12h6.4"
            }
            Self::Check => "M4.5 12.5l5 5L19.5 7",
            Self::ChevronRight => "M9 5l7 7-7 7",
            Self::Clock => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5l3.5 2",
            Self::Contrast => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0",
            Self::Cross => "M6 6l12 12M18 6 6 18",
            Self::Delete => "M8 5.5h12.5v13H8L2.5 12zM11.5 9.5l5 5M16.5 9.5l-5 5",
            Self::Document => "M6 3h8l4.5 4.5V21H6zM14 3v4.5h4.5M9 12.5h6M9 16.5h6",
            Self::Exclamation => "M12 4.5v10M12 19v.3",
            Self::Exit => "M10 4H5v16h5M14.5 7.5 19 12l-4.5 4.5M19 12H9.5",
            Self::Globe => {
                "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M3 12h18M12 3c2.7 2.6 4 5.6 4 9s-1.3 6.4-4 9c-2.7-2.6-4-5.6-4-9s1.3-6.4 4-9"
            }
            Self::Help => {
                "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M9.4 9.6a2.6 2.6 0 1 1 3.9 2.3c-.9.5-1.3 1-1.3 2M12 16.8v.3"
            }
            Self::Home => "M3.5 11.5 12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-5.5h4V20",
            Self::Info => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 11v5.5M12 7.3v.3",
            Self::LargeText => "M2 19 7.5 5 13 19M4 14.5h7M14.5 19l3.6-9 3.6 9M15.8 16h4.6",
            Self::Lower => "M12 3.5v12M6.5 10l5.5 5.5L17.5 10M4 20.5h16",
            Self::Minus => "M4 12h16",
            Self::MapPin => {
                "M12 21.5c-4.5-4.6-7-8.2-7-11.5a7 7 0 1 1 14 0c0 3.3-2.5 6.9-7 11.5M9.5 10a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0-5 0"
            }
            Self::People => {
                "M5.5 8a3 3 0 1 0 6 0a3 3 0 1 0-6 0M2.5 20v-1.5a5 5 0 0 1 5-5h2a5 5 0 0 1 5 5V20M15 5.2a3 3 0 0 1 0 5.6M17 13.8\
                 a5 5 0 0 1 4.5 5V20"
            }
            Self::Phone => {
                "M8 2.5h8A1.5 1.5 0 0 1 17.5 4v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5M11 18.5h2"
            }
            Self::Plus => "M12 4v16M4 12h16",
            Self::Print => {
                "M7 8V3.5h10V8M7 17H4.5A1.5 1.5 0 0 1 3 15.5v-6A1.5 1.5 0 0 1 4.5 8h15A1.5 1.5 0 0 1 21 9.5v6a1.5 1.5 0 0 1-1.5 1.5\
                 H17M7 14h10v6.5H7z"
            }
            Self::Search => "M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.5 15.5l5 5",
            Self::Speaker => {
                "M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM15.5 9a4.5 4.5 0 0 1 0 6M18.2 6.5a8 8 0 0 1 0 11"
            }
            Self::SwitchCamera => "M4 11a8 8 0 0 1 14-4.5M18.5 3v4h-4M20 13a8 8 0 0 1-14 4.5M5.5 21v-4h4",
            Self::Upload => "M12 16V4M6.5 9.5 12 4l5.5 5.5M4 16v4h16v-4",
            Self::Warning => "M12 3.5l10 17H2zM12 9.8v4.7M12 17.3v.2",
            Self::Yen => "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M8.5 7l3.5 5l3.5-5M12 12v5.5M9 12.5h6M9 15h6",
        }
    }

    /// The part that is filled, where there is one.
    const fn filled(self) -> Option<&'static str> {
        match self {
            Self::Contrast => Some("M12 3a9 9 0 0 1 0 18z"),
            _ => None,
        }
    }
}

/// An icon at the size of its surroundings.
#[component]
pub fn IconMark(
    /// What is drawn.
    icon: Icon,
    /// A further class, for the component it stands in.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let filled = icon.filled().map(|path| view! { <path class="c-icon__fill" d=path></path> });
    let classes = if class.is_empty() { "c-icon".to_owned() } else { format!("c-icon {class}") };
    view! {
        <svg class=classes viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            {filled}
            <path d=icon.path()></path>
        </svg>
    }
}
