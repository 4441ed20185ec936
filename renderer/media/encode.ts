import { type EncodingPlan, isAnimated, mayEncode, renamed } from '#core/media/encoding';
import type { ImageSettings } from '#core/settings/images';
import { startWorker } from '../app/start-worker';
import address from './encode.worker?worker&url';

export interface EncodeRequest {
  readonly seq: number;
  readonly file: Blob;
  readonly settings: ImageSettings;
}

/** `encoded` is null for a picture that stays as it is. */
export interface EncodeReply {
  readonly seq: number;
  readonly encoded: Blob | null;
}

let worker: Worker | null = null;
let seq = 0;
const waiting = new Map<number, (encoded: Blob | null) => void>();

/**
 * The picture as the settings want it, turned upright; the file itself where there is nothing to do, and where encoding
 * it anew would make it larger without making it smaller to look at. This module is loaded with the first picture that may
 * have to be encoded.
 */
export async function asWanted(file: File, settings: ImageSettings): Promise<File> {
  if (!mayEncode(file.type, settings)) return file;
  if (isAnimated(new Uint8Array(await file.slice(0, 65_536).arrayBuffer()), file.type)) return file;
  const encoded = await ask(file, settings);
  if (encoded === null || (settings.imageMaxWidth === null && encoded.size >= file.size)) return file;
  // The worker answers with one of the types of a plan.
  return new File([encoded], renamed(file.name, encoded.type as EncodingPlan['type']), {
    type: encoded.type,
  });
}

function ask(file: Blob, settings: ImageSettings): Promise<Blob | null> {
  if (worker === null) {
    worker = startWorker(address, 'encode');
    worker.onmessage = ({ data }: MessageEvent<EncodeReply>) => {
      waiting.get(data.seq)?.(data.encoded);
      waiting.delete(data.seq);
    };
    worker.onerror = () => {
      worker = null;
      for (const resolve of waiting.values()) resolve(null);
      waiting.clear();
    };
  }
  seq += 1;
  const { imageMaxWidth, imageFormat, imageQuality, imageMetadata, imageAskAlt } = settings;
  const only = { imageMaxWidth, imageFormat, imageQuality, imageMetadata, imageAskAlt };
  worker.postMessage({ seq, file, settings: only } satisfies EncodeRequest);
  const mine = seq;
  return new Promise((resolve) => waiting.set(mine, resolve));
}
