/** Reading QR codes with the phone's camera. Loaded only by the page at the door. */

/** What browsers and our fallback have in common. */
type Detector = { detect: (video: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type DetectorClass = {
  new (options: { formats: ['qr_code'] }): Detector;
  getSupportedFormats: () => Promise<readonly string[]>;
};

/** The browser's own where it reads QR codes, else one in JavaScript from our own origin: both work without a network. */
const makeDetector = async (): Promise<Detector> => {
  const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const formats: readonly string[] = (await own?.getSupportedFormats().catch(() => [])) ?? [];
  if (own && formats.includes('qr_code')) return new own({ formats: ['qr_code'] });
  const { BarcodeDetector } = await import('qr/decode.js');
  return new BarcodeDetector({ formats: ['qr_code'] });
};

/** Between two looks: quick for the one who waits, and the phone stays cool. */
const pause = 150;
/** A code that was out of sight so long is a new one. */
const away = 1_500;

/** `unread`: there is a picture, and nothing on this phone that reads it. */
export type CameraFault = 'refused' | 'missing' | 'unread';

/** @returns the camera at the back where there is one @throws what the browser says, see `cameraFault` */
export const openCamera = (): Promise<MediaStream> =>
  // Typed as always there, but absent outside a secure context.
  (navigator.mediaDevices as MediaDevices | undefined)?.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1280 } }
  }) ?? Promise.reject(new DOMException('no camera', 'NotFoundError'));

/** Whether somebody said no, or there is none to be had. */
export const cameraFault = (error: unknown): 'refused' | 'missing' =>
  error instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(error.name)
    ? 'refused'
    : 'missing';

/** @returns which of the codes in a picture have come into sight since the last one; `now` in ms */
export const sightings = (): ((codes: readonly string[], now: number) => string[]) => {
  const seen = new Map<string, number>();
  return (codes, now) =>
    codes.filter((code) => {
      const at = seen.get(code) ?? -Infinity;
      seen.set(code, now);
      return now - at >= away;
    });
};

/**
 * Looks at the picture again and again, and tells of each code once, for as long as it stays in sight.
 * @param fail when nothing here can read the picture
 * @returns what stops it
 */
export const watchCodes = (
  video: HTMLVideoElement,
  tell: (text: string) => void,
  fail: () => void
): (() => void) => {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout>;
  const news = sightings();
  const begin = async (): Promise<void> => {
    const detector = await makeDetector();
    const look = async (): Promise<void> => {
      // A picture that is not there yet, or is being taken away, has no codes.
      const codes = video.readyState >= 2 ? await detector.detect(video).catch(() => []) : [];
      if (stopped) return;
      news(
        codes.map(({ rawValue }) => rawValue),
        Date.now()
      ).forEach((text) => tell(text));
      timer = setTimeout(() => void look(), pause);
    };
    await look();
  };
  begin().catch(() => stopped || fail());
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
};
