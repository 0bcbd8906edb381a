//! Passwords of staff: Argon2id, in PHC form.

use std::sync::LazyLock;

use argon2::{Argon2, PasswordHash, PasswordHasher as _, PasswordVerifier as _};

/// A password cannot be hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a password cannot be hashed")]
pub struct PasswordError;

/// What is compared with when there is no such account, so that it takes as long.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash("nobody", &[7; 16]).unwrap_or_default());

/// The hash of a password.
///
/// # Errors
///
/// [`PasswordError`].
pub fn hash(password: &str, salt: &[u8; 16]) -> Result<String, PasswordError> {
    let hashed: Result<PasswordHash, _> =
        Argon2::default().hash_password_with_salt(password.as_bytes(), salt);
    hashed.map(|hash| hash.to_string()).map_err(|_| PasswordError)
}

/// Whether the password is the one that was hashed. Without a hash it never is, but takes as long. Computes for some time: not for the
/// threads that serve.
#[must_use]
pub fn fits(password: &str, hashed: Option<&str>) -> bool {
    let compared = PasswordHash::new(hashed.unwrap_or(&NOBODY))
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    compared && hashed.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_password_fits() {
        let hashed = hash("demo-wang", &[1; 16]).unwrap();
        assert!(hashed.starts_with("$argon2id$"));
        assert!(fits("demo-wang", Some(&hashed)));
        assert!(!fits("demo-li", Some(&hashed)));
        assert!(!fits("nobody", None));
    }
}
