import { type Asn1, childrenOf, contentOf, context, contextPrimitive, readAsn1, readOid } from '../asn1';
import type { CertificateParts } from '../certificate';
import { Oid } from '../oids';

/** Kinds of names (RFC 5280, 4.2.1.6) that are compared here; one of another kind under a constraint is refused. */
const MAIL = contextPrimitive(1);
const DIRECTORY = context(4);

interface Name {
  tag: number;
  node: Asn1;
}

/** RDNs as comparable text: attribute types with their values, letters and spaces alike. */
function partsOf(directory: Asn1): string[] {
  return childrenOf(directory).map((set) =>
    childrenOf(set)
      .map((pair) => {
        const [type, value] = childrenOf(pair);
        if (type === undefined || value === undefined) return '?';
        const text = Buffer.from(contentOf(value)).toString('utf8').normalize('NFKC');
        return `${readOid(type)}=${text.trim().replace(/\s+/g, ' ').toLowerCase()}`;
      })
      .sort()
      .join('+'),
  );
}

function namesOf({ subject, extensions }: CertificateParts): Name[] {
  const alternative = extensions.get(Oid.subjectAltName);
  const others = alternative === undefined ? [] : childrenOf(readAsn1(alternative.value));
  const own = readAsn1(subject);
  const directory: Name[] = childrenOf(own).length === 0 ? [] : [{ tag: DIRECTORY, node: own }];
  return [
    ...directory,
    ...others.map((node) => ({
      tag: node.tag,
      node: node.tag === DIRECTORY ? (childrenOf(node)[0] ?? node) : node,
    })),
  ];
}

function within(name: Name, base: Asn1): boolean {
  if (name.tag === DIRECTORY) {
    const wanted = partsOf(childrenOf(base)[0] ?? base);
    const has = partsOf(name.node);
    return wanted.every((part, index) => part === has[index]);
  }
  const textOf = (node: Asn1): string => Buffer.from(contentOf(node)).toString('latin1').toLowerCase();
  const wanted = textOf(base);
  const has = textOf(name.node);
  if (wanted.includes('@')) return has === wanted;
  const host = has.slice(has.lastIndexOf('@') + 1);
  return wanted.startsWith('.') ? host.endsWith(wanted) : host === wanted;
}

const basesOf = (tree: Asn1 | undefined): Asn1[] =>
  tree === undefined ? [] : childrenOf(tree).flatMap((one) => childrenOf(one)[0] ?? []);

/**
 * Whether the names of a certificate lie inside what an authority above it may speak for (RFC 5280, 4.2.1.10): directory
 * names and mail addresses; a constrained name of another kind is outside.
 */
export function namesAllowed(below: CertificateParts, authority: CertificateParts): boolean {
  const constraints = authority.extensions.get(Oid.nameConstraints);
  if (constraints === undefined) return true;
  const trees = childrenOf(readAsn1(constraints.value));
  const permitted = basesOf(trees.find(({ tag }) => tag === context(0)));
  const excluded = basesOf(trees.find(({ tag }) => tag === context(1)));
  return namesOf(below).every((name) => {
    const comparable = name.tag === MAIL || name.tag === DIRECTORY;
    const out = excluded.filter(({ tag }) => tag === name.tag);
    const into = permitted.filter(({ tag }) => tag === name.tag);
    if (!comparable) return out.length === 0 && into.length === 0;
    if (out.some((base) => within(name, base))) return false;
    return into.length === 0 || into.some((base) => within(name, base));
  });
}
