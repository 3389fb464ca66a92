import { describe, expect, it } from '@jest/globals';
import { businessNameKey } from './business-name.js';

describe('the key of a business name', () => {
  it.each([
    ['Hợp tác xã Chè Phìn Hồ', 'HTX CHE PHIN HO'],
    ['HTX Sản xuất và Dịch vụ chè Phìn Hồ', 'htx sx & dv chè Phìn Hồ'],
    ['Công ty TNHH Một thành viên Thành Sơn', 'Cty TNHH MTV Thành Sơn'],
    ['Hộ kinh doanh Vàng Thị Mỷ', 'HKD vàng thị mỷ'],
  ])('of %s is that of %s', (one, other) => expect(businessNameKey(one)).toBe(businessNameKey(other)));

  it.each([
    ['HTX Chè Phìn Hồ', 'HTX Chè Thông Nguyên'],
    ['HTX Dịch vụ tổng hợp', 'HTX Thương mại'],
  ])('of %s is not that of %s', (one, other) =>
    expect(businessNameKey(one)).not.toBe(businessNameKey(other)),
  );

  it('is never empty for a name', () => expect(businessNameKey('HTX Dịch vụ tổng hợp')).not.toBe(''));
});
