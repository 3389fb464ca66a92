/** Nobody's: the address is a reserved example, and no exchange answers to numbers that begin with 0219 000. */
export function contact(number: number) {
  return {
    street: `Thôn mẫu ${number}`,
    contactName: 'Người liên hệ mẫu',
    contactPhone: `021900000${String(number).padStart(2, '0')}`,
    contactEmail: `lien-he-${number}@example.vn`,
  };
}
