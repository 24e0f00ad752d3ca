//! Pixels as a PNG file. Written out here since the usual encoders compress by what the processor can do: their bytes
//! are not the same on every machine.

use miniz_oxide::deflate::compress_to_vec_zlib;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// How hard to press: beyond this it takes twice the time for a hundredth of the bytes.
const LEVEL: u8 = 6;

/// Opaque pixels of four bytes each, row by row, as a picture without transparency.
pub fn encode(width: u16, height: u16, rgba: &[u8]) -> Vec<u8> {
    let mut rows = Vec::with_capacity(rgba.len());
    for row in rgba.chunks_exact(usize::from(width) * 4) {
        // Every row begins with the number of its filter: none.
        rows.push(0);
        rows.extend(row.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3)));
    }
    // Eight bits for each of three channels, the one compression, the one set of filters, from top to bottom.
    let sizes = [u32::from(width).to_be_bytes(), u32::from(height).to_be_bytes()].concat();
    let header = [sizes.as_slice(), &[8, 2, 0, 0, 0]].concat();
    let mut png = SIGNATURE.to_vec();
    chunk(&mut png, b"IHDR", &header);
    chunk(&mut png, b"IDAT", &compress_to_vec_zlib(&rows, LEVEL));
    chunk(&mut png, b"IEND", &[]);
    png
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
}
