import { context } from '#nest';
import { correctionList, correctionRegister } from './views/corrections.js';

export const corrections = context({
  path: 'corrections',
  title: '更正登记',
  streams: [],
  commands: [],
  projections: [correctionRegister],
  reactions: [],
  registers: [correctionList],
});
