import type { FrontMatterBlock } from './block';
import { headerFields } from './header-lines';
import { headFields, pageHead } from './html-head';
import { readJson } from './json-read';
import type { FrontMatterRules } from './rules';
import { readSimpleHeader } from './simple-header';
import { readSimpleToml } from './simple-toml';
import type { SourceFields } from './source-fields';
import { readToml } from './toml-read';
import { readYaml } from './yaml-read';

const NOTHING: SourceFields = { fields: new Map(), problem: null };

/**
 * What a block says. The problem's offset is in the block's content, from 0; a block that is refused has it at
 * its start and must not be read at all.
 */
export function readBlock(
  text: string,
  block: FrontMatterBlock,
  { merging }: Pick<FrontMatterRules, 'merging'>,
): SourceFields {
  if (block.refused !== null)
    return { fields: new Map(), problem: { message: block.refused, offset: block.from - block.contentFrom } };
  // The parsers end lines at \n and \r\n only. Same length, so offsets stay.
  const source = text.slice(block.contentFrom, block.contentTo).replace(/\r(?!\n)/g, '\n');
  switch (block.format) {
    case 'none':
      return NOTHING;
    // Most headers are simple, and are read without the parsers, whose code takes a moment to get going.
    case 'yaml':
      return simply(readSimpleHeader(source)) ?? readYaml(source, merging);
    case 'toml':
      return simply(readSimpleToml(source)) ?? readToml(source);
    case 'json':
      return readJson(source);
    case 'header':
    case 'rst':
    case 'org':
      return { fields: headerFields(source, block.format), problem: null };
    case 'html':
      return { fields: headFields(pageHead(source)?.entries ?? []), problem: null };
  }
}

const simply = (fields: SourceFields['fields'] | null): SourceFields | null =>
  fields && { fields, problem: null };
