//! Files as they come from the world: real, damaged and hostile.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its file should stop")]

mod support;

use photo::{DecodeError, Image, Picture, decode, encode_original};
use proptest::prelude::*;
use support::{Canvas, bytes};

/// A picture whose corners can be told apart.
fn corners(width: usize, height: usize) -> Canvas {
    let mut canvas = Canvas::plain(width, height, [128.0; 3]);
    for row in 0..height / 2 {
        for column in 0..width / 2 {
            canvas.pixels[row * width + column] = [255.0, 0.0, 0.0];
        }
    }
    canvas
}

fn jpeg(canvas: &Canvas) -> Vec<u8> {
    encode_original(&canvas.picture().as_image()).unwrap()
}

fn png(color: png::ColorType, width: u32, height: u32, pixels: &[u8]) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(color);
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
    file
}

fn pixel(picture: &Picture, x: usize, y: usize) -> [u8; 3] {
    let image = picture.as_image();
    let start = (y * image.width() + x) * 3;
    image.bytes()[start..start + 3].try_into().unwrap()
}

/// Found by fuzzing: thirteen bytes of colours, and transparency.
#[test]
fn a_palette_of_broken_colours_is_not_read() {
    for colours in [12, 13, 14, 771] {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, 500, 500);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(vec![90; colours]);
        encoder.set_trns(vec![255, 128]);
        encoder.write_header().unwrap().write_image_data(&[0; 500].repeat(500)).unwrap();
        assert_eq!(decode(&file).is_ok(), colours == 12, "{colours} bytes");
    }
}

/// A progressive file whose last scan comes so many times.
fn with_scans(times: usize) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 50);
    encoder.set_progressive(true);
    encoder.encode(&vec![90; 500 * 500 * 3], 500, 500, jpeg_encoder::ColorType::Rgb).unwrap();
    let last = file.windows(2).rposition(|pair| pair == [0xff, 0xda]).unwrap();
    let (before, scan) = file[..file.len() - 2].split_at(last);
    [before, &scan.repeat(times), &[0xff, 0xd9]].concat()
}

#[test]
fn a_file_of_endless_scans_is_not_read() {
    assert!(decode(&with_scans(1)).is_ok());
    assert_eq!(decode(&with_scans(100)), Err(DecodeError::Unreadable));
}

/// The file with an EXIF block that names an orientation.
fn with_orientation(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    [&jpeg[..2], &exif, &jpeg[2..]].concat()
}

#[test]
fn both_kinds_are_read_and_told_by_their_content() {
    let (face, png) = (
        decode(&bytes("tests/faces/obama.jpg")).unwrap(),
        decode(&bytes("tests/faces/astronaut.png")).unwrap(),
    );
    assert_eq!((face.as_image().width(), face.as_image().height()), (910, 1137));
    assert_eq!((png.as_image().width(), png.as_image().height()), (512, 512));
    for text in [&b"a text named .jpg"[..], b"", b"\xff\xd8", b"GIF89a", b"<svg/>", b"\x89PNG"] {
        assert_eq!(decode(text), Err(DecodeError::NotAPicture), "{text:?}");
    }
}

#[test]
fn greys_and_transparency_become_rgb() {
    let grey = decode(&png(png::ColorType::Grayscale, 500, 500, &vec![7; 250_000])).unwrap();
    assert_eq!(pixel(&grey, 9, 9), [7, 7, 7]);
    let clear = decode(&png(png::ColorType::Rgba, 500, 500, &[10, 20, 30, 0].repeat(250_000))).unwrap();
    assert_eq!(pixel(&clear, 9, 9), [255, 255, 255]);
    let solid = decode(&png(png::ColorType::Rgba, 500, 500, &[10, 20, 30, 255].repeat(250_000))).unwrap();
    assert_eq!(pixel(&solid, 9, 9), [10, 20, 30]);
}

#[test]
fn the_way_up_is_honoured() {
    let file = jpeg(&corners(600, 500));
    for (orientation, width, red) in
        [(1, 600, [20, 20]), (3, 600, [580, 480]), (6, 500, [480, 20]), (8, 500, [20, 580])]
    {
        let picture = decode(&with_orientation(&file, orientation)).unwrap();
        assert_eq!(picture.as_image().width(), width, "orientation {orientation}");
        let [r, g, b] = pixel(&picture, red[0], red[1]);
        assert!(r > 200 && g < 60 && b < 60, "orientation {orientation}: {r} {g} {b}");
    }
}

#[test]
fn sizes_are_limited_before_anything_is_decoded() {
    let side = |file: &[u8]| decode(file).unwrap_err();
    let mut header = png(png::ColorType::Rgb, 1, 1, &[0; 3]);
    header[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
    assert_eq!(side(&header), DecodeError::TooLarge { width: 20_000, height: 20_000 });
    // Nothing after the header: it is too large all the same.
    assert_eq!(side(&header[..33]), DecodeError::TooLarge { width: 20_000, height: 20_000 });
    let small = jpeg(&Canvas::plain(640, 479, [9.0; 3]));
    assert_eq!(side(&small), DecodeError::TooSmall { width: 640, height: 479 });
    let mut large = jpeg(&Canvas::plain(640, 480, [9.0; 3]));
    let frame = large.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    large[frame + 5..frame + 9].copy_from_slice(&[0x10, 0x01, 0x02, 0x80]);
    assert_eq!(side(&large), DecodeError::TooLarge { width: 640, height: 4097 });
    large[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert_eq!(side(&large), DecodeError::TooLarge { width: 65_535, height: 65_535 });
}

#[test]
fn no_beginning_of_a_file_is_taken_for_the_file() {
    let files = [jpeg(&corners(500, 500)), bytes("tests/faces/obama.jpg"), bytes("tests/faces/camera.png")];
    for file in &files {
        assert!(decode(file).is_ok());
        for length in (0..file.len()).step_by(file.len() / 97) {
            let error = decode(&file[..length]).expect_err("a beginning only");
            assert!(
                matches!(error, DecodeError::NotAPicture | DecodeError::Truncated),
                "{length}: {error:?}"
            );
        }
        assert_eq!(decode(&file[..file.len() - 1]), Err(DecodeError::Truncated));
    }
}

#[test]
fn a_hole_in_the_middle_is_noticed() {
    let file = bytes("tests/faces/astronaut.png");
    let holed = [&file[..300_000], &file[310_000..]].concat();
    assert!(decode(&holed).is_err());
}

#[test]
fn a_buffer_of_another_length_is_no_picture() {
    assert!(Image::rgb(&[0; 11], 2, 2).is_none());
    assert!(Image::rgba(&[], 0, 0).is_none());
    assert!(Image::rgba(&[0; 16], usize::MAX, 2).is_none());
    assert!(Picture::new(vec![0; 12], 2, 2).is_some());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn damaged_files_never_panic(at in 0_usize..2000, byte: u8, jpeg_kind: bool) {
        let mut file = if jpeg_kind { jpeg(&corners(480, 480)) } else { png(png::ColorType::Grayscale, 480, 480, &vec![3; 230_400]) };
        let at = at % file.len();
        file[at] = byte;
        if let Ok(picture) = decode(&file) {
            prop_assert!(picture.as_image().width() <= 4096);
        }
    }
}
