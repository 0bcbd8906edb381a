//! What the shell is asked to do, and what it answers.

use domain::{
    application::{DocumentKind, DraftAnswer, PhotoException},
    benefit::Editions,
    card::Halves,
    id_number::IdNumber,
    kiosk::KioskId,
    months::MonthSpan,
    payment::PaymentNumber,
    photo::PhotoPurpose,
    recharge::RechargeRule,
    reference::Reference,
    region::RegionCode,
    service::Service,
    wire::{
        AccountView, ApplicationForm, ApplicationView, CardStanding, ChosenOutlet, CodeSent, Consent,
        Declaration, DocumentView, DraftView, EnrolCode, EntryList, GivenInfo, HolderKey, HolderKnown,
        HolderSummary, LossReport, LossTakenBack, MonthList, NamedForCard, NewPayment, NoticeList,
        OutletStock, PaymentBegun, PaymentList, PaymentTruth, PaymentView, PhotoSource, PhotoView,
        RechargeAsked, RechargeView, RightsView, SettlementKey, SettlementList, SettlementView, Submitted,
        TrackQuery, TrackView, VisitView, Withdrawn,
    },
};

use crate::{
    Attempt, Setting,
    camera::Lens,
    capture::{Shot, Whose},
    filing, help,
};

/// Something the shell must do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask the server, and answer with [`crate::Event::Replied`] and the same attempt.
    Call(Attempt, Box<Call>),
    /// Open this camera, instead of the one that is open, and begin guiding; answer with `CameraOpened`.
    OpenCamera(Lens),
    /// Switch the camera's light on or off.
    Light(bool),
    /// Stop camera and worker.
    CloseCamera,
    /// Take the best of the last frames; answer with `Captured`.
    Capture,
    /// Open the camera for a paper, without guiding.
    OpenPaperCamera,
    /// Take the picture of a paper; answer with `Papers(Captured)`.
    CapturePaper,
    /// Ask for `PollDue` in a few seconds.
    PollSoon,
    /// Follow an application's changes after this version, until told otherwise.
    Follow(Reference, u32),
    /// Follow a payment's changes after this version, until told otherwise.
    FollowPayment(PaymentNumber, u32),
    /// Follow nothing any more.
    Unfollow,
    /// Print the agency's form, and forget it.
    PrintForm(Box<ApplicationForm>),
    /// Ask the device where it is; answer with `Located`.
    Locate,
    /// Ask for a clerk, or what became of this call for one; answer with `Help(Told)` and the same number.
    Help(u32, help::Ask),
    /// Ring no more.
    StopRinging,
    /// Answer with `Payments(PauseOver)` in a few seconds.
    Pause,
    /// Print the slip that is on the screen next.
    PrintSlip,
    /// Ask which payments of this kiosk are unresolved; answer with `Payments(Left)`.
    LookForUnresolved,
    /// Wipe what this page holds and load it anew.
    StartAnew,
}

/// A question to the server.
#[derive(Clone, Debug, PartialEq)]
pub enum Call {
    /// Regions, the region and the kiosk.
    LoadSetting {
        /// This kiosk.
        kiosk: Option<KioskId>,
        /// The region wanted; otherwise the kiosk's, the one chosen before, or the default one.
        region: Option<RegionCode>,
    },
    /// Register this browser's key by a code.
    Enrol(KioskId, EnrolCode),
    /// Where the visit stands.
    ShowVisit,
    /// Begin a visit.
    BeginVisit(Consent),
    /// End it.
    EndVisit,
    /// Ask for a code.
    NameOneself(IdNumber),
    /// Give the code.
    GiveCode(String),
    /// Say that the name is right.
    ConfirmName,
    /// Ask a clerk to vouch.
    AskVouching(IdNumber),
    /// Ask for a code to the mobile on file for another, for this service.
    AskHolder(Service, IdNumber),
    /// Give the code they told.
    GiveHolderCode(String),
    /// Save one answer on this version of the draft.
    SaveAnswer(Service, u32, DraftAnswer),
    /// Send a photo.
    SendPhoto {
        /// Which one; the shell holds its bytes.
        shot: Shot,
        /// How it was made.
        source: PhotoSource,
        /// The rule that cannot be met.
        exception: Option<PhotoException>,
        /// At most so many months ago it was taken, when it is a file.
        months_old: Option<u8>,
        /// What it is for.
        purpose: PhotoPurpose,
        /// Whom it shows.
        whose: Whose,
    },
    /// Send a picture of a paper.
    SendDocument {
        /// Which one; the shell holds its bytes.
        shot: Shot,
        /// What the paper is.
        kind: DocumentKind,
    },
    /// Hand in what was declared true.
    Submit(Declaration),
    /// Show an application.
    ShowApplication(Reference),
    /// Name the other person with whose card something is done, who gave their code.
    ActFor(Box<NamedForCard>),
    /// Which halves of one's own card can be used, or of this holder's.
    ShowHalves(Option<HolderKey>),
    /// Make the social half ready.
    Activate(Option<HolderKey>),
    /// Everything that stands on an application's form.
    ShowForm(Reference),
    /// The region's outlets.
    ListOutlets(RegionCode),
    /// Choose one.
    ChooseOutlet(Reference, ChosenOutlet),
    /// Give what was asked for.
    GiveInfo(Reference, GivenInfo),
    /// Take an application back.
    Withdraw(Reference, Withdrawn),
    /// Show how one's own card stands, or this holder's.
    ShowCard(Option<HolderKey>),
    /// Report it lost.
    ReportLoss(Option<HolderKey>, LossReport),
    /// Take the report back.
    TakeLossBack(Option<HolderKey>, LossTakenBack),
    /// Status by reference and identity number.
    Track(TrackQuery),
    /// One's payments.
    ListPayments,
    /// What one has, or what was settled for one.
    ShowOwn(Own),
    /// What a region's fund pays.
    ShowBenefitRule(RegionCode),
    /// The notices of a region.
    ListNotices(RegionCode),
    /// Something about filing for care elsewhere.
    File(filing::Ask),
    /// How a payment of one's own stands.
    ShowPayment(PaymentNumber),
    /// The same, after asking the gateway.
    AskPayment(PaymentNumber),
    /// The truth about a payment by its number, or the gateway's.
    FindPayment(String),
    /// What stands in the code of a payment's record.
    ShowRecordCode(PaymentNumber),
    /// What recharging means in a region.
    ShowRechargeRule(RegionCode),
    /// What can be paid, and for whom.
    ShowRecharge(RechargeAsked),
    /// Begin a payment.
    BeginPayment(Box<NewPayment>),
    /// Give one up.
    GiveUpPayment(PaymentNumber),
}

/// What of one's own is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Own {
    /// Insurances, card, account, contributions.
    Account,
    /// The entries of the account in a year.
    Entries(u16),
    /// What was settled in a year.
    Settlements(u16),
    /// One settlement.
    Settlement(SettlementKey),
    /// The months of a year that contributions were paid for.
    Months(u16),
    /// The rights record of some months.
    Rights(MonthSpan),
}

/// What the server answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// To `LoadSetting`.
    Setting(Box<Setting>),
    /// To everything about the visit and identifying.
    Visit(Box<VisitView>),
    /// To `Enrol`.
    Enrolled,
    /// To `EndVisit`.
    Ended,
    /// To `AskHolder`.
    HolderAsked(CodeSent),
    /// To `GiveHolderCode`.
    HolderKnown(HolderKnown),
    /// To `ActFor`.
    ActsFor(HolderSummary),
    /// To `SaveAnswer`.
    Draft(Box<DraftView>),
    /// To `SendPhoto`.
    Photo(Box<PhotoView>),
    /// To `SendDocument`.
    Document(DocumentView),
    /// To `Submit`.
    Submitted(Box<Submitted>),
    /// To `ShowApplication`, `ChooseOutlet`, `GiveInfo` and `Withdraw`.
    Application(Box<ApplicationView>),
    /// To `ShowHalves` and `Activate`.
    Halves(Halves),
    /// To `ShowForm`.
    Form(Box<ApplicationForm>),
    /// To `ListOutlets`.
    Outlets(Vec<OutletStock>),
    /// To `ShowCard`, `ReportLoss` and `TakeLossBack`.
    Card(Box<CardStanding>),
    /// To `Track`.
    Tracked(Box<TrackView>),
    /// To `Own::Account`.
    Account(Box<AccountView>),
    /// To `Own::Entries`.
    Entries(Box<EntryList>),
    /// To `Own::Settlements`.
    Settlements(Box<SettlementList>),
    /// To `Own::Settlement`.
    Settlement(Box<SettlementView>),
    /// To `ShowBenefitRule`.
    Editions(Box<Editions>),
    /// To `ListNotices`.
    Notices(Box<NoticeList>),
    /// To `Own::Months`.
    Months(Box<MonthList>),
    /// To `Own::Rights`.
    Rights(Box<RightsView>),
    /// To `File`.
    Filing(Box<filing::Told>),
    /// To `ListPayments`.
    Payments(Box<PaymentList>),
    /// To `ShowPayment`, `AskPayment` and `GiveUpPayment`.
    Payment(Box<PaymentView>),
    /// To `FindPayment`.
    PaymentFound(Box<PaymentTruth>),
    /// To `ShowRecordCode`.
    RecordCode(String),
    /// To `ShowRechargeRule`.
    RechargeRule(Box<RechargeRule>),
    /// To `ShowRecharge`.
    Recharge(Box<RechargeView>),
    /// To `BeginPayment`.
    PaymentBegun(Box<PaymentBegun>),
}
