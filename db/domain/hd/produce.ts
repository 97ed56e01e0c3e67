import type { HDKey } from '@scure/bip32';
import type { Descriptor, ScriptNode, TapTree } from './descriptor';
import { branchKey, type KeyExpression, publicKeyAt } from './keyExpression';
import * as script from './scripts';

/** Gives the output scripts of one branch of a descriptor at an index: one, or, for `combo`, up to four (BIP-384). */
export function scriptMaker(descriptor: Descriptor, branch: number): (index: number) => Uint8Array[] {
  const parents = new Map<KeyExpression, HDKey | Uint8Array>(
    descriptor.keys.map((key) => [key, branchKey(key, branch)]),
  );
  return (index) => {
    const keyOf = (key: KeyExpression): Uint8Array => {
      const parent = parents.get(key);
      return parent === undefined ? new Uint8Array() : publicKeyAt(parent, key.ranged, index);
    };
    return outputs(descriptor.node, keyOf);
  };
}

type KeyOf = (key: KeyExpression) => Uint8Array;

function outputs(node: ScriptNode, keyOf: KeyOf): Uint8Array[] {
  if (node.kind === 'addr') return [];
  if (node.kind !== 'combo') return [output(node, keyOf, false)];
  const key = keyOf(node.key);
  const legacy = [script.p2pk(key), script.p2pkh(key)];
  if (key.length !== 33) return legacy;
  return [...legacy, script.p2wpkh(key), script.p2sh(script.p2wpkh(key))];
}

function output(node: ScriptNode, keyOf: KeyOf, inTaproot: boolean): Uint8Array {
  const keyBytes = (key: KeyExpression): Uint8Array => (inTaproot ? script.xOnly(keyOf(key)) : keyOf(key));
  switch (node.kind) {
    case 'pk':
      return script.p2pk(keyBytes(node.key));
    case 'pkh':
      return script.p2pkh(keyBytes(node.key));
    case 'wpkh':
      return script.p2wpkh(keyBytes(node.key));
    case 'rawtr':
      return script.rawtr(keyOf(node.key));
    case 'multi':
    case 'sortedmulti':
      return script.multisig(node.threshold, node.keys.map(keyBytes), node.kind === 'sortedmulti');
    case 'multi_a':
    case 'sortedmulti_a':
      return script.multisigA(node.threshold, node.keys.map(keyBytes), node.kind === 'sortedmulti_a');
    case 'sh':
      return script.p2sh(output(node.inner, keyOf, false));
    case 'wsh':
      return script.p2wsh(output(node.inner, keyOf, false));
    case 'tr':
      return script.p2tr(keyOf(node.key), node.tree === undefined ? undefined : treeRoot(node.tree, keyOf));
    case 'raw':
      return node.script;
    default:
      throw new RangeError(`${node.kind} has no script of its own`);
  }
}

function treeRoot(tree: TapTree, keyOf: KeyOf): Uint8Array {
  if ('leaf' in tree) return script.tapLeaf(output(tree.leaf, keyOf, true));
  return script.tapBranch(treeRoot(tree.halves[0], keyOf), treeRoot(tree.halves[1], keyOf));
}
