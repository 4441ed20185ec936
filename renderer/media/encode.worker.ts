import { type EncodingPlan, encodingPlan } from '#core/media/encoding';
import type { EncodeReply, EncodeRequest } from './encode';

// A thread of its own: a large photo takes a second, and typing goes on meanwhile.
globalThis.onmessage = ({ data }: MessageEvent<EncodeRequest>) => {
  void answer(data).then((reply) => globalThis.postMessage(reply));
};

async function answer({ seq, file, settings }: EncodeRequest): Promise<EncodeReply> {
  try {
    const picture = await createImageBitmap(file);
    const { width, height } = picture;
    const opaque = file.type === 'image/jpeg' || isOpaque(picture);
    const plan = encodingPlan({ type: file.type, width, height, opaque }, settings);
    const encoded = plan === null ? null : await encode(picture, plan);
    picture.close();
    return { seq, encoded };
  } catch {
    // A picture that cannot be decoded here is judged by its bytes when it is added.
    return { seq, encoded: null };
  }
}

async function encode(picture: ImageBitmap, plan: EncodingPlan): Promise<Blob | null> {
  const canvas = new OffscreenCanvas(plan.width, plan.height);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, plan.width, plan.height);
  const blob = await canvas.convertToBlob({ type: plan.type, quality: plan.quality });
  return blob.type === plan.type ? blob : null;
}

/** Looks at a small copy: one clear pixel of the large one still shines through there. */
function isOpaque(picture: ImageBitmap): boolean {
  const scale = Math.min(1, 512 / Math.max(picture.width, picture.height));
  const [width, height] = [
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  ];
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) return false;
  context.drawImage(picture, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false;
  return true;
}
