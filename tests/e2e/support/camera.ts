import type { Page } from '@playwright/test';

/** From now on what the camera of this phone sees is this picture. */
export const holdsUp = (page: Page, svg: string): Promise<void> =>
  page.evaluate(async (shown) => {
    const picture = new Image();
    picture.src = `data:image/svg+xml,${encodeURIComponent(shown)}`;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 600;
    const pen = canvas.getContext('2d');
    if (pen) pen.fillStyle = '#fff';
    const draw = () => {
      pen?.fillRect(0, 0, 600, 600);
      pen?.drawImage(picture, 60, 60, 480, 480);
      requestAnimationFrame(draw);
    };
    draw();
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(canvas.captureStream());
  }, svg);
