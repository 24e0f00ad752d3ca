//! Pixels as a PNG file. Written out here since the usual encoders compress by what the processor can do: their bytes
//! are not the same on every machine.

use std::collections::BTreeMap;

use miniz_oxide::deflate::compress_to_vec_zlib;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// How hard to press: beyond this it takes twice the time for a hundredth of the bytes.
const LEVEL: u8 = 6;

/// Kinds of pixels: three channels, or the number of a colour.
const CHANNELS: u8 = 2;
const NUMBERS: u8 = 3;

type Rgb = [u8; 3];

/// Opaque pixels of four bytes each, row by row, as a picture without transparency.
pub fn encode(width: u16, height: u16, rgba: &[u8]) -> Vec<u8> {
    let colors = rgba.as_chunks::<4>().0.iter().map(|[red, green, blue, _]| [*red, *green, *blue]);
    let numbered = numbered(colors.clone());
    let (kind, palette, pixels) = match numbered {
        Some((palette, numbers)) => (NUMBERS, palette, numbers),
        None => (CHANNELS, Vec::new(), colors.flatten().collect()),
    };
    let row_bytes = if kind == NUMBERS { usize::from(width) } else { 3 * usize::from(width) };
    let mut rows = Vec::with_capacity(pixels.len() + usize::from(height));
    for row in pixels.chunks_exact(row_bytes) {
        // Every row begins with the number of its filter: none.
        rows.push(0);
        rows.extend_from_slice(row);
    }
    // Eight bits for each channel or number, the one compression, the one set of filters, from top to bottom.
    let sizes = [u32::from(width).to_be_bytes(), u32::from(height).to_be_bytes()].concat();
    let header = [sizes.as_slice(), &[8, kind, 0, 0, 0]].concat();
    let mut png = SIGNATURE.to_vec();
    chunk(&mut png, b"IHDR", &header);
    if kind == NUMBERS {
        chunk(&mut png, b"PLTE", palette.as_flattened());
    }
    chunk(&mut png, b"IDAT", &compress_to_vec_zlib(&rows, LEVEL));
    chunk(&mut png, b"IEND", &[]);
    png
}

/// The colours of a picture, and each pixel as the number of its colour: a third of the bytes. `None` where there are
/// more colours than a byte can number.
fn numbered(colors: impl Iterator<Item = Rgb>) -> Option<(Vec<Rgb>, Vec<u8>)> {
    let (mut palette, mut known) = (Vec::new(), BTreeMap::new());
    let mut pixels = Vec::with_capacity(colors.size_hint().0);
    // Most pixels have the colour of the one before.
    let mut last = None;
    for color in colors {
        let number = match last {
            Some((before, number)) if before == color => number,
            _ => match known.get(&color) {
                Some(number) => *number,
                None => {
                    let number = u8::try_from(palette.len()).ok()?;
                    palette.push(color);
                    known.insert(color, number);
                    number
                }
            },
        };
        last = Some((color, number));
        pixels.push(number);
    }
    Some((palette, pixels))
}

fn chunk(png: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    png.extend(length.to_be_bytes());
    png.extend(kind);
    png.extend(data);
    png.extend(crc(kind.iter().chain(data)).to_be_bytes());
}

/// The check sum of ISO 3309.
fn crc<'a>(bytes: impl Iterator<Item = &'a u8>) -> u32 {
    let byte = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    };
    !bytes.fold(u32::MAX, byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sum_is_that_of_the_standard() {
        assert_eq!(crc(b"123456789".iter()), 0xcbf4_3926);
    }

    #[test]
    fn a_pixel_is_a_picture() {
        let png = encode(1, 1, &[1, 2, 3, 255]);
        assert!(png.starts_with(SIGNATURE) && png.ends_with(b"IEND\xae\x42\x60\x82"));
    }

    #[test]
    fn few_colours_are_numbered() {
        let (red, blue) = ([255, 0, 0], [0, 0, 255]);
        assert_eq!(numbered([red, red, blue, red].into_iter()), Some((vec![red, blue], vec![0, 0, 1, 0])));
        let grey = |most: u8| (0..=most).flat_map(|one| [[one, one, one], [one, one, 0]]);
        assert_eq!(numbered(grey(127)).map(|(palette, _)| palette.len()), Some(255));
        assert_eq!(numbered(grey(128)), None);
    }
}
