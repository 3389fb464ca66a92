import { describe, expect, it } from '@jest/globals';
import { passwordFault } from './password-policy.js';
import { growthOf } from '../../../test/support/growth.js';

const owner = { email: 'chi.mau@htx-mau.example', name: 'Vàng Thị Mẩy', registry: 'Dấu Gốc' };
const codeOf = (password: string) => passwordFault('password', password, owner)?.code ?? null;

describe('a new password', () => {
  it('has 12 to 128 characters, as a person counts them', () => {
    expect(passwordFault('password', 'ngắn quá mà', owner)).toEqual({
      path: 'password',
      code: 'password-too-short',
      params: { min: 12 },
    });
    expect(codeOf('ngắn quá mà!'.normalize('NFD'))).toBe(null); // 12 letters, 15 code points
    expect(codeOf('ký hiệu 🌾🌾🐃🐃')).toBe(null);
    expect(codeOf('trâu ơi ta bảo trâu này '.repeat(5) + '12345678')).toBe(null); // 128
    expect(codeOf('trâu ơi ta bảo trâu này '.repeat(5) + '123456789')).toBe('password-too-long');
  });

  it.each([
    'correct horse battery staple',
    'ruộng bậc thang mùa nước đổ',
    'x9$Kq2vLm!7Zp',
    'con trâu đi trước cái cày',
    'Tháng ba hoa gạo đỏ',
    '    bốn dấu cách ở đầu',
  ])('is taken: %s', (password) => {
    expect(codeOf(password)).toBe(null);
  });

  it.each(
    `password1234 Password@123456 P@ssw0rd1234 passw0rd1234 Welcome12345 Password123! qwerty123456 qwertyuiop12 1q2w3e4r5t6y
     q1w2e3r4t5y6 1qaz2wsx3edc 123qweasdzxc qweasdzxc123 asdfghjkl123 abcdefghijkl abc123abc123 aaaaaaaaaaaa aaaaaaaaaaaab
     xyxyxyxyxyxy iloveyou1234 iloveyouforever letmein123456 football1234 charlie12345 jesuschrist1 administrator
     unbelievable thisisapassword matkhau123456 Mậtkhẩucủatôi anhyeuem123456 hanoi2024hanoi tuyenquang@123`.split(
      /\s+/,
    ),
  )('is refused, as everybody has it: %s', (password) => {
    expect(codeOf(password)).toBe('password-common');
  });

  it.each(['chi.mau2026!!', 'Dấu Gốc 2026', 'vangthimay123', 'htx-mau.example', 'Vàng Thị Mẩy'])(
    'is refused, as it is about its owner: %s',
    (password) => {
      expect(codeOf(password)).toBe('password-common');
    },
  );

  it.each(['123456789012', '0912345678901', '01/01/1990 02/02/1992', '038090001234'])(
    'is refused, as it is digits alone: %s',
    (password) => {
      expect(codeOf(password)).toBe('password-digits');
    },
  );

  it.each(['a', 'ab', 'password', '1q2w3e', 'ạ̣̣̣'])(
    'takes little more time to judge the longer it is: %s',
    (unit) => {
      // 128 is the longest there is; a search through all ways to read it would take thousands of times as long.
      expect(growthOf((length) => codeOf(unit.repeat(length).slice(0, length)), { from: 32 })).toBeLessThan(
        8,
      );
    },
  );

  it('is measured as it was sent before it is composed', () => {
    const fault = (password: string) =>
      passwordFault('password', password, { email: '', name: '', registry: '' });
    expect(fault('\ufdfa'.repeat(300_000))?.code).toBe('password-too-long');
    expect(fault('\ufdfa'.repeat(8))?.code).toBe('password-too-long'); // 144 characters once composed
    const longest = 'gà gáy trên đồi chè shan'.repeat(5).normalize('NFD');
    expect(longest.length).toBeGreaterThan(128);
    expect(fault(longest)).toBe(null);
  });
});
