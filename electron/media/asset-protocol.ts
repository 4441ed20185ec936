import { parseAssetUrl } from '#core/media/references';
import { ASSET_HEADERS, openAsset } from '#engine/media/asset';
import { APP_ORIGIN, ASSET_SCHEME } from '../shell/origin';
import type { Schemes } from '../shell/schemes';

/** Serves images and fonts of the open blog to its preview, and nothing else. `root` finds a blog's folder by its id. */
export function serveAssets(schemes: Schemes, root: (blogId: string) => string | null): void {
  schemes.handle(ASSET_SCHEME, (request) => answer(request, root));
}

async function answer(request: Request, root: (blogId: string) => string | null): Promise<Response> {
  const refuse = (status: number): Response => new Response(null, { status, headers: ASSET_HEADERS });
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const named = parseAssetUrl(request.url);
  if (!named) return refuse(400);
  const folder = root(named.blogId);
  if (folder === null) return refuse(404);

  const asset = await openAsset(folder, named.paths);
  if (asset.status !== 200) return refuse(asset.status);
  // Fonts are only ever asked for across origins; the page of a post is ours.
  const shared = asset.type.startsWith('font/') ? { 'Access-Control-Allow-Origin': APP_ORIGIN } : {};
  const headers = {
    ...ASSET_HEADERS,
    ...shared,
    'Content-Type': asset.type,
    'Content-Length': String(asset.size),
  };
  return new Response(request.method === 'HEAD' ? null : asset.body, { headers });
}
