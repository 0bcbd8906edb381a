//! What shows something.

use leptos::prelude::*;
use text::app::Key;
use ui::{
    BigNumber, ChartFrame, Check, CheckChips, CheckState, Chip, FigureRow, FigureTable, Icon, IconMark,
    NextStep, NextSteps, PhotoFrame, Qr, ServiceTile, ServiceTiles, Stage, SummaryList, SummaryRow, Table,
    TileLook, Timeline, TimelineEntry, Tone,
};

use super::Specimens;
use crate::{
    gallery::EXAMPLE,
    texts::{t, use_texts},
};

pub(super) fn big_number() -> AnyView {
    view! {
        <Specimens>
            <BigNumber label=t(Key::DoneReference) value="482739156" groups=&[4, 4]/>
            <BigNumber label=t(Key::ApplyOverviewFee) value="200.00"/>
        </Specimens>
    }
    .into_any()
}

pub(super) fn chart() -> AnyView {
    let bars = || view! { <svg class="s-specimens__bars" viewBox="0 0 100 40"><path d="M0 0h100v10H0zM0 15h60v10H0zM0 30h25v10H0z"></path></svg> };
    let headings = Signal::stored(vec!["Year".to_owned(), "Yuan".to_owned()]);
    let row = |(year, amount)| view! { <tr><td>{year}</td><td>{amount}</td></tr> };
    view! {
        <Specimens>
            <ChartFrame title="Paid in three years" caption="It fell by three quarters." chart=ViewFnOnce::from(bars)>
                <Table caption="Paid in three years" headings>
                    {[("2024", "1,000"), ("2025", "600"), ("2026", "250")].map(row).into_iter().collect_view()}
                </Table>
            </ChartFrame>
        </Specimens>
    }
    .into_any()
}

pub(super) fn check_chips() -> AnyView {
    let texts = use_texts();
    let checks = Signal::derive(move || {
        [
            (Key::PhotoCheckPlace, CheckState::Waiting),
            (Key::PhotoCheckLightGood, CheckState::Good),
            (Key::PhotoCheckPoseWrong, CheckState::Wrong),
        ]
        .map(|(key, state)| Check { label: texts.get(key), state })
        .to_vec()
    });
    view! { <Specimens><CheckChips label=t(Key::PhotoLiveChecks) checks/></Specimens> }.into_any()
}

const TONES: [Tone; 4] = [Tone::Info, Tone::Good, Tone::Warn, Tone::Error];

pub(super) fn chips() -> AnyView {
    let small = TONES.map(|tone| view! { <Chip label=t(Key::PhotoPass) tone/> });
    let large = TONES.map(|tone| view! { <Chip label=t(Key::PhotoPass) tone large=true/> });
    view! { <Specimens>{small.into_iter().collect_view()}{large.into_iter().collect_view()}</Specimens> }
        .into_any()
}

pub(super) fn icons() -> AnyView {
    let icon = |icon: Icon| view! { <li><IconMark icon/></li> };
    let all = [
        Icon::ArrowLeft,
        Icon::Bolt,
        Icon::Camera,
        Icon::Card,
        Icon::CardPlus,
        Icon::Check,
        Icon::ChevronRight,
        Icon::Clock,
        Icon::Contrast,
        Icon::Cross,
        Icon::Delete,
        Icon::Document,
        Icon::Exclamation,
        Icon::Exit,
        Icon::Globe,
        Icon::Help,
        Icon::Home,
        Icon::Info,
        Icon::LargeText,
        Icon::Lower,
        Icon::MapPin,
        Icon::Minus,
        Icon::People,
        Icon::Phone,
        Icon::Plus,
        Icon::Print,
        Icon::Search,
        Icon::Speaker,
        Icon::SwitchCamera,
        Icon::Upload,
        Icon::Warning,
        Icon::Yen,
    ];
    view! { <Specimens><ul class="u-row">{all.map(icon).into_iter().collect_view()}</ul></Specimens> }
        .into_any()
}

pub(super) fn next_steps() -> AnyView {
    let texts = use_texts();
    let steps = Signal::derive(move || {
        [
            (Key::DoneReviewUndated, Key::DoneMoreHint),
            (Key::DoneOutlet, Key::DoneOutletHint),
            (Key::DoneCollect, Key::DoneCollectHint),
        ]
        .map(|(title, hint)| NextStep { title: texts.get(title), hint: texts.get(hint) })
        .to_vec()
    });
    view! { <Specimens><NextSteps steps/></Specimens> }.into_any()
}

pub(super) fn photo() -> AnyView {
    view! {
        <Specimens>
            <PhotoFrame photo=EXAMPLE caption=t(Key::PhotoYours) before=EXAMPLE before_caption=t(Key::PhotoBefore) example=EXAMPLE example_caption=t(Key::PhotoExample)/>
        </Specimens>
    }
    .into_any()
}

pub(super) fn qr() -> AnyView {
    view! { <Specimens><Qr value="https://example.com/track?reference=482739156" label=t(Key::DoneFollow)/></Specimens> }
        .into_any()
}

pub(super) fn tiles() -> AnyView {
    view! {
        <Specimens>
            <ServiceTiles label=t(Key::HomeServices)>
                <ServiceTile icon=Icon::Card title=t(Key::ServiceReplaceTitle) hint=t(Key::ServiceReplaceHint) href="#" look=TileLook::First/>
                <ServiceTile icon=Icon::Search title=t(Key::ServiceTrackTitle) hint=t(Key::ServiceTrackHint) href="#"/>
                <ServiceTile icon=Icon::Yen title=t(Key::ServiceAccountTitle) hint=t(Key::ServiceAccountHint) href="#"/>
            </ServiceTiles>
        </Specimens>
    }
    .into_any()
}

pub(super) fn summary() -> AnyView {
    view! {
        <Specimens>
            <SummaryList>
                <SummaryRow label=t(Key::CheckName) value="Z*** X***"/>
                <SummaryRow label=t(Key::CheckMobile) value="138****1234" action=t(Key::ActionChange) on_action=|()| ()/>
                <SummaryRow label=t(Key::CheckAddress) value=t(Key::ApplyAddressHow) action=t(Key::ActionChange) on_action=|()| ()/>
            </SummaryList>
        </Specimens>
    }
    .into_any()
}

pub(super) fn figure_table() -> AnyView {
    let texts = use_texts();
    let heads = [Key::LineName, Key::LineCount, Key::LineAmount, Key::LineOwn];
    let headings = Signal::derive(move || heads.map(|key| texts.get(key)).to_vec());
    let row = move |(name, figures): (&'static str, [&'static str; 3])| {
        let figures = figures.map(|figure| Signal::stored(figure.to_owned())).to_vec();
        view! { <FigureRow headings figures>{name}</FigureRow> }
    };
    let rows = [("腹部彩超", ["112.52 × 2", "225.04", "22.50"]), ("血常规", ["16.70 × 3", "50.10", "0.00"])];
    view! {
        <Specimens>
            <FigureTable caption=t(Key::SettlementLines) headings>{rows.map(row).into_iter().collect_view()}</FigureTable>
        </Specimens>
    }
    .into_any()
}

pub(super) fn table() -> AnyView {
    let texts = use_texts();
    let headings =
        Signal::derive(move || [Key::DoneReference, Key::CheckService].map(|key| texts.get(key)).to_vec());
    let row = |number| view! { <tr><td>{number}</td><td>{t(Key::ServiceReplaceTitle)}</td></tr> };
    view! {
        <Specimens>
            <Table caption=t(Key::ServiceTrackTitle) headings>
                {["4827 3915 6", "4827 3916 4"].map(row).into_iter().collect_view()}
            </Table>
        </Specimens>
    }
    .into_any()
}

pub(super) fn timeline() -> AnyView {
    let texts = use_texts();
    let entries = Signal::derive(move || {
        [
            (Key::DoneTitle, "2026-11-20", Stage::Done),
            (Key::DoneReviewUndated, "2026-11-21", Stage::Current),
            (Key::DoneCollect, "", Stage::Ahead),
        ]
        .map(|(title, hint, stage)| TimelineEntry { title: texts.get(title), hint: hint.to_owned(), stage })
        .to_vec()
    });
    view! { <Specimens><Timeline entries/></Specimens> }.into_any()
}
