use super::*;
use proptest::prelude::*;

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn opened(key: &str, nonce: &str, associated: &str, sealed: &str) -> Option<Vec<u8>> {
    let key: [u8; 32] = bytes(key).try_into().unwrap();
    open(&key, &bytes(nonce), &bytes(associated), &bytes(sealed))
}

/// McGrew and Viega, test cases 13 to 16: AES-256 with a nonce of 12 bytes.
#[test]
fn published_seals_are_opened() {
    let zero = "00".repeat(32);
    let nonce = "00".repeat(12);
    assert_eq!(opened(&zero, &nonce, "", "530f8afbc74536b9a963b4f1c4cb738b"), Some(vec![]));
    let sealed = "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919";
    assert_eq!(opened(&zero, &nonce, "", sealed), Some(vec![0; 16]));
    let key = "feffe9928665731c6d6a8f9467308308".repeat(2);
    let nonce = "cafebabefacedbaddecaf888";
    let plain = "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72\
                 1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255";
    let hidden = "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa\
                  8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad";
    let sealed = format!("{hidden}b094dac5d93471bdec1a502270e3cc6c");
    assert_eq!(opened(&key, nonce, "", &sealed), Some(bytes(plain)));
    let sealed = format!("{}76fc6ece0f4e1768cddf8853bb2d551b", &hidden[..120]);
    let associated = "feedfacedeadbeeffeedfacedeadbeefabaddad2";
    assert_eq!(opened(&key, nonce, associated, &sealed), Some(bytes(&plain[..120])));
    assert_eq!(opened(&key, nonce, "", &sealed), None, "without what was sealed along");
}

fn sealed(plain: &[u8]) -> (ApiKey, Resource) {
    let key = ApiKey::new("AES256Key-32Characters1234567890").unwrap();
    let resource = seal_resource(&key, "eabb3e044577", "transaction", "transaction", plain).unwrap();
    (key, resource)
}

#[test]
fn a_changed_seal_is_not_opened() {
    let (key, resource) = sealed("{\"amount\":{\"total\":100}}".as_bytes());
    assert!(open_resource(&key, &resource).is_ok());
    let hidden = STANDARD.decode(&resource.ciphertext).unwrap();
    for at in 0..hidden.len() {
        let mut changed = hidden.clone();
        changed[at] ^= 1;
        let changed = Resource { ciphertext: STANDARD.encode(changed), ..resource.clone() };
        assert_eq!(open_resource(&key, &changed).unwrap_err(), Refused::Seal, "byte {at}");
    }
    for changed in [
        Resource { algorithm: "AEAD_SM4_GCM".to_owned(), ..resource.clone() },
        Resource { nonce: "eabb3e044578".to_owned(), ..resource.clone() },
        Resource { nonce: String::new(), ..resource.clone() },
        Resource { associated_data: "refund".to_owned(), ..resource.clone() },
        Resource { ciphertext: "not base64".to_owned(), ..resource.clone() },
    ] {
        assert_eq!(open_resource(&key, &changed).unwrap_err(), Refused::Seal);
    }
    let other = ApiKey::new("AES256Key-32Characters1234567891").unwrap();
    assert_eq!(open_resource(&other, &resource).unwrap_err(), Refused::Seal);
}

proptest! {
    #[test]
    fn what_is_sealed_is_opened(plain in prop::collection::vec(any::<u8>(), 0..300)) {
        let (key, resource) = sealed(&plain);
        let opened = open_resource(&key, &resource).unwrap();
        prop_assert_eq!(opened.verified().bytes(), plain);
    }

    #[test]
    fn nothing_makes_it_panic(ciphertext in ".{0,80}", nonce in ".{0,16}", associated_data in ".{0,8}") {
        let algorithm = ALGORITHM.to_owned();
        let (key, _) = sealed(b"");
        let resource = Resource { algorithm, ciphertext, associated_data, original_type: String::new(), nonce };
        prop_assert!(open_resource(&key, &resource).is_err());
    }
}
