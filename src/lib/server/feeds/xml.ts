const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;'
};
/** What XML 1.0 cannot hold, not even escaped: most control characters, halves of pairs, two non-characters. */
const unsayable = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

export type Attributes = Readonly<Record<string, string | undefined>>;

/** Text as it may stand in XML, in an element or in a quoted attribute. */
export const escapeXml = (text: string): string =>
  text.replace(unsayable, '').replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);

const opening = (name: string, attributes: Attributes): string =>
  [
    name,
    ...Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined ? [] : `${key}="${escapeXml(value)}"`
    )
  ].join(' ');

/** `<name attributes>text</name>`; the text is escaped. */
export const element = (name: string, text: string, attributes: Attributes = {}): string =>
  `<${opening(name, attributes)}>${escapeXml(text)}</${name}>`;

/** The same around what is XML already, a line each; without any, an empty element. */
export const around = (name: string, parts: readonly string[], attributes: Attributes = {}): string =>
  parts.length === 0
    ? `<${opening(name, attributes)}/>`
    : `<${opening(name, attributes)}>\n${parts.join('\n')}\n</${name}>`;

export const declaration = '<?xml version="1.0" encoding="utf-8"?>';
