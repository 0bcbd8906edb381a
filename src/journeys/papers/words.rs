//! What is said of each kind of paper.

use domain::application::DocumentKind;
use text::app::Key;

use crate::journeys::whose::whose;

/// The question and its hint.
pub(super) fn question(kind: DocumentKind) -> (Key, Key) {
    match kind {
        DocumentKind::Register => {
            (whose(Key::PaperRegisterTitle, Key::PaperRegisterTitleAnother), Key::PaperRegisterHint)
        }
        DocumentKind::Relation => (Key::PaperRelationTitle, Key::PaperRelationHint),
        DocumentKind::Authority => (Key::PaperAuthorityTitle, Key::PaperAuthorityHint),
        DocumentKind::AdmissionNotice => (Key::PaperAdmissionTitle, Key::PaperAdmissionHint),
        DocumentKind::ResidenceProof => (Key::PaperResidenceTitle, Key::PaperResidenceHint),
        DocumentKind::EmployersLetter => (Key::PaperEmployerTitle, Key::PaperEmployerHint),
        DocumentKind::ReferralForm => (Key::PaperReferralTitle, Key::PaperReferralHint),
        DocumentKind::LossReport => (Key::PaperLossTitle, Key::PaperLossHint),
        DocumentKind::PovertyCertificate => (Key::PaperPovertyTitle, Key::PaperPovertyHint),
    }
}
