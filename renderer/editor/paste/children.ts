/** Moves all that is in one element to the end of another. Not as arguments, of which a call has no hundred thousand. */
export function moveChildren(from: Node, to: Node): void {
  while (from.firstChild !== null) to.appendChild(from.firstChild);
}

/** Puts what is in an element in its place. */
export function unwrap(node: Element): void {
  const inside = node.ownerDocument.createDocumentFragment();
  moveChildren(node, inside);
  node.replaceWith(inside);
}
