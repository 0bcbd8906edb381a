//! The national forms of the photo by name: what regions and operators choose from, and what fills a profile that says less.
//!
//! **Invariant:** a profile that comes out of the book has a rule for every check that the book has one for. What a file does not say is
//! the book's, and never lenient.

use serde::{Deserialize, Serialize};

use super::{ChildRules, PhotoProfile, ProfileFault, Rule, Span};

/// Forms that share their rules.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileBook {
    /// What each check demands, where a form has no rule of its own for it.
    pub rules: Vec<Rule>,
    /// What is demanded of children, where a form says nothing else.
    pub child: ChildRules,
    /// The forms.
    pub profiles: Vec<PhotoProfile>,
}

/// A profile as a file holds it: what differs from the form of the same name.
///
/// Units are those of [`PhotoProfile`]. A name that no form of the book has goes with figures of its own, all of them; its rules may be
/// left out all the same.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "each field is the profile's of the same name")]
pub struct PartialProfile {
    pub id: String,
    pub width: Option<u16>,
    pub height: Option<u16>,
    pub dpi: Option<u16>,
    pub bytes: Option<Span<u32>>,
    pub min_quality: Option<u8>,
    pub face_width: Option<Span<f32>>,
    pub eyes_x: Option<Span<f32>>,
    pub eyes_above_bottom: Option<f32>,
    pub hair_top: Option<Span<f32>>,
    pub max_age_months: Option<u8>,
    #[serde(default)]
    pub rules: Vec<Rule>,
    pub child: Option<PartialChildRules>,
}

/// What a file says of children.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartialChildRules {
    /// Who is younger than this, in years; with 0 nobody is.
    pub under: Option<u8>,
    /// The rules that are not the form's.
    #[serde(default)]
    pub rules: Vec<Rule>,
}

impl ProfileBook {
    /// The form with a name, its rules filled in.
    #[must_use]
    pub fn named(&self, id: &str) -> Option<PhotoProfile> {
        let form = self.profiles.iter().find(|form| form.id == id)?.clone();
        let child = form.child.unwrap_or_else(|| ChildRules { under: self.child.under, rules: Vec::new() });
        Some(PhotoProfile {
            rules: filled(form.rules, &self.rules),
            child: Some(ChildRules { rules: filled(child.rules, &self.child.rules), ..child }),
            ..form
        })
    }

    /// What a file says, and where it says nothing, the form of the same name; a rule that no such form has is the book's.
    ///
    /// # Errors
    ///
    /// [`ProfileFault::Missing`] when there is no such form, and a figure is missing.
    pub fn completed(&self, own: PartialProfile) -> Result<PhotoProfile, ProfileFault> {
        let form = self.named(&own.id);
        let form = form.as_ref();
        let (rules, child) = form.map_or((&self.rules, &self.child), |form| {
            (&form.rules, form.child.as_ref().unwrap_or(&self.child))
        });
        let children = own.child.unwrap_or_default();
        Ok(PhotoProfile {
            width: either("width", own.width, form, |form| form.width)?,
            height: either("height", own.height, form, |form| form.height)?,
            dpi: either("dpi", own.dpi, form, |form| form.dpi)?,
            bytes: either("bytes", own.bytes, form, |form| form.bytes)?,
            min_quality: either("min_quality", own.min_quality, form, |form| form.min_quality)?,
            face_width: either("face_width", own.face_width, form, |form| form.face_width)?,
            eyes_x: either("eyes_x", own.eyes_x, form, |form| form.eyes_x)?,
            eyes_above_bottom: either("eyes_above_bottom", own.eyes_above_bottom, form, |form| {
                form.eyes_above_bottom
            })?,
            hair_top: either("hair_top", own.hair_top, form, |form| form.hair_top)?,
            max_age_months: either("max_age_months", own.max_age_months, form, |form| form.max_age_months)?,
            rules: filled(own.rules, rules),
            child: Some(ChildRules {
                under: children.under.unwrap_or(child.under),
                rules: filled(children.rules, &child.rules),
            }),
            id: own.id,
        })
    }
}

/// A file's own figure, or else its form's.
fn either<T>(
    name: &'static str,
    own: Option<T>,
    form: Option<&PhotoProfile>,
    of: impl Fn(&PhotoProfile) -> T,
) -> Result<T, ProfileFault> {
    own.or_else(|| form.map(of)).ok_or(ProfileFault::Missing(name))
}

/// Own rules, and the usual ones for the checks of which they say nothing; in the order of the checks.
fn filled(mut own: Vec<Rule>, usual: &[Rule]) -> Vec<Rule> {
    let unsaid = |rule: &&Rule| own.iter().all(|said| said.check != rule.check);
    let missing: Vec<_> = usual.iter().filter(unsaid).copied().collect();
    own.extend(missing);
    own.sort_by_key(|rule| rule.check);
    own
}
