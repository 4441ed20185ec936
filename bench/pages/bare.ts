import { openEditor } from './editor';

await openEditor(document.body);
