"""The contrast of what a page shows, measured in the browser that shows it."""

TEXTS_WITH_LITTLE_CONTRAST = """
(part) => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b]
    .map((c) => c / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const texts = [...(part ?? document.body).querySelectorAll("*")].filter((e) =>
    e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()));
  return texts
    .map((e) => {
      const pair = [luminance(channels(getComputedStyle(e).color)), luminance(ground(e))];
      return [e.textContent.trim(), (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05)];
    })
    .filter(([, ratio]) => ratio < 4.5);
}
"""
"""A script for `evaluate` of a page or a locator: its texts of a contrast below 4.5, with it."""
