//! AES-256-GCM and HMAC-SHA-256.

use aws_lc_rs::{
    aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey},
    hmac::{self, HMAC_SHA256},
};

use super::{MasterKey, Place, SealError, Sealer};
use crate::store::{BlindIndex, Sealed};

/// What a sealed blob begins with: the form it is in, so that another can follow.
const FORM: u8 = 1;

/// The sealer that ships.
pub struct AesSealer {
    sealing: hmac::Key,
    indexing: hmac::Key,
    hashing: hmac::Key,
}

impl AesSealer {
    /// A sealer whose keys are derived from `master`.
    #[must_use]
    pub fn new(master: &MasterKey) -> Self {
        let root = hmac::Key::new(HMAC_SHA256, master.bytes());
        let derived = |purpose: &str| hmac::Key::new(HMAC_SHA256, &keyed(&root, purpose.as_bytes()));
        Self {
            sealing: derived("medcard sealing 1"),
            indexing: derived("medcard blind index 1"),
            hashing: derived("medcard keyed hash 1"),
        }
    }

    fn key_of(&self, aad: &[u8]) -> Result<RandomizedNonceKey, SealError> {
        RandomizedNonceKey::new(&AES_256_GCM, &keyed(&self.sealing, aad)).map_err(|_| SealError::Cipher)
    }
}

impl Sealer for AesSealer {
    fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<Sealed, SealError> {
        let aad = associated(place);
        let mut closed = plain.to_vec();
        let nonce = self
            .key_of(&aad)?
            .seal_in_place_append_tag(Aad::from(&aad), &mut closed)
            .map_err(|_| SealError::Cipher)?;
        Ok(Sealed([&[FORM], nonce.as_ref().as_slice(), &closed].concat()))
    }

    fn open(&self, place: Place<'_>, sealed: &Sealed) -> Result<Vec<u8>, SealError> {
        let aad = associated(place);
        let (form, rest) = sealed.0.split_first().ok_or(SealError::DoesNotOpen)?;
        let (nonce, closed) = rest.split_at_checked(NONCE_LEN).ok_or(SealError::DoesNotOpen)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealError::DoesNotOpen)?;
        if *form != FORM {
            return Err(SealError::DoesNotOpen);
        }
        let mut open = closed.to_vec();
        let length = self
            .key_of(&aad)?
            .open_in_place(nonce, Aad::from(&aad), &mut open)
            .map_err(|_| SealError::DoesNotOpen)?
            .len();
        open.truncate(length);
        Ok(open)
    }

    fn blind_index(&self, id_number: &str) -> BlindIndex {
        BlindIndex(keyed(&self.indexing, id_number.as_bytes()))
    }

    fn keyed_hash(&self, purpose: &str, value: &[u8]) -> [u8; 32] {
        keyed(&self.hashing, &[purpose.as_bytes(), b"\0", value].concat())
    }
}

/// `table|column|row`.
fn associated(place: Place<'_>) -> Vec<u8> {
    [place.table, place.column, place.row].join("|").into_bytes()
}

fn keyed(key: &hmac::Key, value: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(hmac::sign(key, value).as_ref());
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Place<'_> = Place { table: "application", column: "details", row: "7" };

    fn sealer() -> AesSealer {
        AesSealer::new(&MasterKey::from_bytes([7; 32]))
    }

    #[test]
    fn what_was_sealed_opens_in_its_place_and_nowhere_else() {
        let sealed = sealer().seal(HERE, "李明".as_bytes()).unwrap();
        assert_eq!(sealer().open(HERE, &sealed).unwrap(), "李明".as_bytes());
        for elsewhere in
            [Place { table: "draft", ..HERE }, Place { column: "name", ..HERE }, Place { row: "8", ..HERE }]
        {
            assert!(
                matches!(sealer().open(elsewhere, &sealed), Err(SealError::DoesNotOpen)),
                "{elsewhere:?}"
            );
        }
        let stranger = AesSealer::new(&MasterKey::from_bytes([8; 32]));
        assert!(matches!(stranger.open(HERE, &sealed), Err(SealError::DoesNotOpen)));
    }

    #[test]
    fn a_changed_or_shortened_blob_does_not_open() {
        let sealed = sealer().seal(HERE, b"13800138000").unwrap();
        for index in 0..sealed.0.len() {
            let mut changed = sealed.clone();
            changed.0[index] ^= 1;
            assert!(sealer().open(HERE, &changed).is_err(), "byte {index} changed");
            assert!(sealer().open(HERE, &Sealed(sealed.0[..index].to_vec())).is_err(), "cut at {index}");
        }
    }

    #[test]
    fn the_same_text_is_never_sealed_the_same_way_twice_but_is_found_again() {
        assert_ne!(sealer().seal(HERE, b"x").unwrap(), sealer().seal(HERE, b"x").unwrap());
        assert_eq!(sealer().blind_index("11010519491231002X"), sealer().blind_index("11010519491231002X"));
        assert_ne!(sealer().blind_index("11010519491231002X"), sealer().blind_index("440524188001010014"));
        assert_ne!(sealer().keyed_hash("code", b"123456"), sealer().keyed_hash("pickup", b"123456"));
    }

    #[test]
    fn a_key_file_is_made_once_and_only_for_its_owner() {
        let folder = std::env::temp_dir().join(format!("medcard-key-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("master.key");
        let first = MasterKey::at(&path).unwrap();
        assert_eq!(first.bytes(), MasterKey::at(&path).unwrap().bytes());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
            assert!(matches!(MasterKey::at(&path), Err(SealError::KeyFile { .. })));
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
