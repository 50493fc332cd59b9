import type { WheelKind } from '$lib/domain/wheel/item';

type Point = readonly [number, number];

const fixed = (n: number): string => String(Math.round(n * 1000) / 1000);
const path = (points: readonly Point[]): string =>
  `M${points.map(([x, y]) => `${fixed(x)} ${fixed(y)}`).join('L')}Z`;

/** Corners on a circle, the first at the top; of a star every other one lies further in. */
const corners = (count: number, outer: number, inner = outer): Point[] =>
  Array.from({ length: count }, (_, at) => {
    const angle = (at / count) * Math.PI * 2;
    const radius = at % 2 ? inner : outer;
    return [radius * Math.sin(angle), -radius * Math.cos(angle)];
  });

const circle = (r: number): string => `M${r} 0A${r} ${r} 0 1 1 ${-r} 0A${r} ${r} 0 1 1 ${r} 0Z`;
const cross = (long: number, wide: number): Point[] => [
  [-wide, -long],
  [wide, -long],
  [wide, -wide],
  [long, -wide],
  [long, wide],
  [wide, wide],
  [wide, long],
  [-wide, long],
  [-wide, wide],
  [-long, wide],
  [-long, -wide],
  [-wide, -wide]
];

/** The shape of each kind within a circle of radius 1; holes by the even-odd rule. */
export const shapes: Record<WheelKind, string> = {
  gathering: circle(0.86),
  talk: path(corners(3, 1.12).map(([x, y]) => [x, y + 0.2])),
  workshop: path([
    [-0.78, -0.78],
    [0.78, -0.78],
    [0.78, 0.78],
    [-0.78, 0.78]
  ]),
  steering: path(corners(6, 0.98)),
  event: path(corners(10, 1.06, 0.46)),
  research_days: path(corners(24, 1, 0.72)),
  deadline: path(corners(4, 1.02)),
  semester: circle(0.88) + circle(0.42),
  exam: path(cross(0.88, 0.34))
};

/** The colour of each kind: that of a theme, which is legible in both modes (themes.css). No two of a colour are alike in shape. */
export const tints: Record<WheelKind, string> = {
  gathering: 'city',
  talk: 'smart',
  workshop: 'upbringing',
  steering: 'innovation',
  event: 'health',
  research_days: 'innovation',
  deadline: 'health',
  semester: 'smart',
  exam: 'other'
};
