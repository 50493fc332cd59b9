import encodeQR from 'qr';

/** A QR code as one path of an SVG, with its quiet zone. */
export type QrPicture = { size: number; path: string };

/** The modules that lie side by side in a row are one rectangle. */
export const qrPicture = (text: string): QrPicture => {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 4 });
  const path = modules
    .map((row, y) => {
      let [drawn, x] = ['', 0];
      while (x < row.length) {
        let width = 0;
        while (row[x + width]) width += 1;
        if (width > 0) drawn += `M${x} ${y}h${width}v1h-${width}z`;
        x += Math.max(width, 1);
      }
      return drawn;
    })
    .join('');
  return { size: modules.length, path };
};
