import { format, resolveConfig } from 'prettier';
import { casePicture } from './case-picture.ts';

const PICTURE = /```mermaid\n[\s\S]*?```/u;

/** The page `docs/moderation.md` with the picture as the rules draw it. @param path where it lies */
export async function moderationPage(path: string, text: string): Promise<string> {
  const drawn = text.replace(PICTURE, () => `\`\`\`mermaid\n${casePicture()}\n\`\`\``);
  return format(drawn, { ...(await resolveConfig(path)), parser: 'markdown' });
}
