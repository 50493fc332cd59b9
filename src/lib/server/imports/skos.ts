import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { ImportError } from './faults.ts';

/** A topic as a file gives it; the database gives it a key. */
export type GivenTopic = {
  uri: string;
  scheme: string;
  name_nb: string;
  name_nn: string | null;
  name_en: string | null;
  synonyms_nb: string[];
  synonyms_nn: string[];
  synonyms_en: string[];
  /** URIs of wider topics. */
  broader: string[];
};

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const skos = 'http://www.w3.org/2004/02/skos/core#';
const languages = ['nb', 'nn', 'en'] as const;
type Language = (typeof languages)[number];

/** All tags are lists, so that one and several are read alike; `@` stands before the name of an attribute. */
type Node = { [name: string]: string | (Node | string)[] };

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  // Signs by number. Entities of a file's own cannot be there: a file that declares any is refused before.
  htmlEntities: true,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute
});

const wellFormed = (xml: string): void => {
  // An entity can stand for a million others, and a DOCTYPE can name a file of this machine.
  const declared = /<!(DOCTYPE|ENTITY)/i.exec(xml);
  if (declared) {
    const line = xml.slice(0, declared.index).split('\n').length;
    throw new ImportError([
      `Line ${line}: the file declares a ${declared[1]}, which is not read. Save it without one.`
    ]);
  }
  const answer = XMLValidator.validate(xml);
  if (answer !== true) throw new ImportError([`Line ${answer.err.line}: no valid XML. ${answer.err.msg}`]);
};

/** What each prefix of the file stands for; they are declared at its root. */
const prefixesOf = (root: Node): Map<string, string> =>
  new Map(
    Object.entries(root).flatMap(([name, value]): [string, string][] =>
      name.startsWith('@xmlns:') && typeof value === 'string' ? [[name.slice(7), value]] : []
    )
  );

/** A name in full: `skos:prefLabel` → `http://www.w3.org/2004/02/skos/core#prefLabel`. */
const expander =
  (prefixes: Map<string, string>) =>
  (name: string): string => {
    const [prefix = '', local] = name.split(':');
    return local === undefined ? name : (prefixes.get(prefix) ?? `${prefix}:`) + local;
  };

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** One described thing: its properties by their full name. */
class Described {
  readonly #node: Node;
  readonly #type: string;
  readonly #full: (name: string) => string;

  constructor(node: Node, type: string, full: (name: string) => string) {
    [this.#node, this.#type, this.#full] = [node, type, full];
  }

  #attribute(node: Node, name: string): string {
    const found = Object.entries(node).find(
      ([key, value]) => key.startsWith('@') && typeof value === 'string' && this.#full(key.slice(1)) === name
    );
    return typeof found?.[1] === 'string' ? tidy(found[1]) : '';
  }

  #all(name: string): (Node | string)[] {
    return Object.entries(this.#node).flatMap(([key, value]) =>
      Array.isArray(value) && this.#full(key) === name ? value : []
    );
  }

  get uri(): string {
    return this.#attribute(this.#node, `${rdf}about`);
  }

  pointers(name: string): string[] {
    const found = this.#all(name).flatMap((value) =>
      typeof value === 'string' ? [] : this.#attribute(value, `${rdf}resource`)
    );
    return [...new Set(found.filter(Boolean))];
  }

  is(type: string): boolean {
    return this.#type === type || this.pointers(`${rdf}type`).includes(type);
  }

  /** The texts of a property in one language; `nb-NO` is `nb`. */
  texts(name: string, language: Language): string[] {
    const found = this.#all(name).flatMap((value) => {
      if (typeof value === 'string') return [];
      const said = typeof value['@xml:lang'] === 'string' ? value['@xml:lang'].toLowerCase() : '';
      const text = value['#text'];
      return said.split('-')[0] === language && typeof text === 'string' ? [tidy(text)] : [];
    });
    return [...new Set(found.filter(Boolean))];
  }
}

const describedIn = (xml: string): Described[] => {
  wellFormed(xml);
  const document = parser.parse(xml) as Node;
  const roots = Object.entries(document).filter(([name]) => !name.startsWith('?'));
  const [name, found] = roots[0] ?? [];
  const root = Array.isArray(found) ? found[0] : undefined;
  if (roots.length !== 1 || !name || typeof root !== 'object')
    throw new ImportError(['The file is empty: its one root should be rdf:RDF.']);
  const full = expander(prefixesOf(root));
  if (full(name) !== `${rdf}RDF`)
    throw new ImportError([`The file begins with ${name}: it should be RDF/XML, with rdf:RDF as its root.`]);
  return Object.entries(root).flatMap(([tag, nodes]) =>
    Array.isArray(nodes)
      ? nodes.flatMap((node) => (typeof node === 'string' ? [] : new Described(node, full(tag), full)))
      : []
  );
};

const longest = 200;

const faultsOf = (topic: Described): string[] => {
  const { uri } = topic;
  if (!uri) return ['A skos:Concept has no rdf:about, so nothing can refer to it.'];
  if (!/^https?:\/\/\S+$/.test(uri)) return [`${uri} is no address: rdf:about should begin with https://.`];
  return [
    ...languages.flatMap((language) => {
      const names = topic.texts(`${skos}prefLabel`, language);
      if (names.length > 1) return [`${uri} has ${names.length} skos:prefLabel in ${language}.`];
      return (names[0] ?? '').length > longest ? [`${uri} has a name of more than ${longest} signs.`] : [];
    }),
    ...(topic.texts(`${skos}prefLabel`, 'nb').length === 0
      ? [`${uri} has no skos:prefLabel in bokmål (xml:lang="nb").`]
      : [])
  ];
};

const topicOf = (described: Described): GivenTopic => {
  const names = (language: Language): string | null =>
    described.texts(`${skos}prefLabel`, language)[0] ?? null;
  const synonyms = (language: Language): string[] => {
    const preferred = names(language);
    return [
      ...new Set(['altLabel', 'hiddenLabel'].flatMap((label) => described.texts(skos + label, language)))
    ]
      .filter((word) => word !== preferred && word.length <= longest)
      .sort();
  };
  return {
    uri: described.uri,
    scheme: described.pointers(`${skos}inScheme`)[0] ?? '',
    name_nb: names('nb') ?? '',
    name_nn: names('nn'),
    name_en: names('en'),
    synonyms_nb: synonyms('nb'),
    synonyms_nn: synonyms('nn'),
    synonyms_en: synonyms('en'),
    broader: described.pointers(`${skos}broader`)
  };
};

/** The topics of a SKOS file in RDF/XML, as LOS is published. @throws ImportError with every fault of the file */
export const topicsIn = (xml: string): GivenTopic[] => {
  const concepts = describedIn(xml).filter((described) => described.is(`${skos}Concept`));
  if (concepts.length === 0) throw new ImportError(['There is no skos:Concept in the file.']);
  const times = new Map<string, number>();
  for (const { uri } of concepts) times.set(uri, (times.get(uri) ?? 0) + 1);
  const faults = [
    ...concepts.flatMap(faultsOf),
    ...[...times].flatMap(([uri, count]) => (uri && count > 1 ? [`${uri} is described ${count} times.`] : []))
  ];
  if (faults.length > 0) throw new ImportError(faults);
  return concepts.map(topicOf);
};
