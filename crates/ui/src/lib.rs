//! The design system: components shared by the residents' app and the staff console.
