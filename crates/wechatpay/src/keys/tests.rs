use super::*;

const MERCHANT: &str = include_str!("../../tests/published/merchant-key.pem");
const CERTIFICATE: &str = include_str!("../../tests/published/merchant-certificate.pem");
const WYCHEPROOF: &str = include_str!("../../tests/published/wycheproof-key.pem");
const VECTORS: &str = include_str!("../../tests/published/rsa-2048-sha256.txt");
const SERIAL: &str = "477ED0046A54F0360A72A63A8F2816312AAEAB53";

fn bytes(hex: &str) -> Vec<u8> {
    let digits = hex.trim_start_matches('-');
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap()).collect()
}

#[test]
fn published_signatures_are_judged_as_published() {
    let key = PublicKey::from_pem(WYCHEPROOF).unwrap();
    for vector in VECTORS.lines() {
        let [expected, message, signature] = vector.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{vector}")
        };
        let verified = key.verifies(&bytes(message), &STANDARD.encode(bytes(signature)));
        assert_eq!(verified, expected == "valid", "{message}");
    }
}

#[test]
fn a_certificate_gives_its_key_by_its_serial_number() {
    let ring = KeyRing::new().with_certificate(CERTIFICATE).unwrap();
    assert_eq!(ring.serials().collect::<Vec<_>>(), [SERIAL]);
    let signature = PrivateKey::from_pem(MERCHANT).unwrap().sign(b"message").unwrap();
    assert!(ring.get(SERIAL).unwrap().verifies(b"message", &signature));
}

#[test]
fn the_public_half_is_written_and_read() {
    let key = PrivateKey::from_pem(MERCHANT).unwrap();
    let public = PublicKey::from_pem(&key.public_pem().unwrap()).unwrap();
    assert!(public.verifies(b"message", &key.sign(b"message").unwrap()));
    assert!(!public.verifies(b"massage", &key.sign(b"message").unwrap()));
}

#[test]
fn what_is_no_key_is_refused_and_never_repeated() {
    for text in ["", "-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----", WYCHEPROOF] {
        let error = PrivateKey::from_pem(text).unwrap_err();
        assert!(matches!(error, KeyError::Pem | KeyError::Rsa));
    }
    assert_eq!(PublicKey::from_pem(MERCHANT).unwrap_err(), KeyError::Pem);
    assert_eq!(KeyRing::new().with_certificate(MERCHANT).unwrap_err(), KeyError::Pem);
    assert_eq!(ApiKey::new("too short").unwrap_err(), KeyError::Length);
}

#[test]
fn no_cut_certificate_makes_it_panic() {
    let der = block(CERTIFICATE, "CERTIFICATE").unwrap();
    assert!(Certificate::read(&der).is_some());
    for end in 0..der.len() {
        let _ = Certificate::read(&der[..end]);
    }
}

#[test]
fn debug_shows_no_key() {
    let shown =
        format!("{:?} {:?}", PrivateKey::from_pem(MERCHANT).unwrap(), ApiKey::new(&"s".repeat(32)).unwrap());
    assert_eq!(shown, "PrivateKey(hidden) ApiKey(hidden)");
}
