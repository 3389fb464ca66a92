const business = { head: 'Cơ sở', help: 'Mã số thuế hoặc tên cơ sở đã có trong sổ.' };
const place = {
  head: 'Xã, phường',
  help: 'Xã, phường và tỉnh ngày nay, hoặc địa chỉ cũ có huyện. Ghi mã xã cũng được.',
};

const sharedDetails = {
  standards: {
    head: 'Tiêu chuẩn đang áp dụng',
    help: 'VietGAP, GlobalG.A.P., Hữu cơ…, cách nhau bằng dấu chấm phẩy.',
  },
  intendedMarkets: {
    head: 'Thị trường định bán',
    help: 'Tên nước hoặc hai chữ cái, cách nhau bằng dấu chấm phẩy; “Trong nước” là bán ở Việt Nam.',
  },
  registrant: { head: 'Người đại diện vùng', help: 'Họ tên; chỉ cơ sở và cơ quan đọc.' },
};

/** What stands in the sheets that people load: each kind, and each of its columns. */
export const bulkColumnsVi = {
  businesses: {
    name: 'Cơ sở',
    lead: 'Doanh nghiệp, hợp tác xã, tổ hợp tác, hộ kinh doanh.',
    becomes: {
      office: 'Cơ sở vào sổ là đã được duyệt, ghi tên bạn là người duyệt.',
      business: 'Cơ sở tự đăng ký thì gửi hồ sơ, không nhập bảng.',
    },
    columns: {
      kind: { head: 'Loại hình', help: 'Cơ sở thuộc loại nào.' },
      name: { head: 'Tên cơ sở', help: 'Tên đầy đủ như trên giấy đăng ký.' },
      taxCode: { head: 'Mã số thuế', help: '10 chữ số, hoặc 13 với chi nhánh. Hộ kinh doanh để trống.' },
      personalId: {
        head: 'Số định danh chủ hộ',
        help: 'Chỉ với hộ kinh doanh: 12 chữ số. Được giữ kín; khi xuất bảng không có số này.',
      },
      gln: { head: 'GLN', help: 'Mã địa điểm toàn cầu của GS1, nếu có.' },
      place,
      street: { head: 'Số nhà, thôn', help: 'Thôn, bản, tổ dân phố, số nhà, đường.' },
      formerAddress: { head: 'Địa chỉ trước 1/7/2025', help: 'Nếu muốn giữ lại địa chỉ cũ.' },
      contactName: { head: 'Người liên hệ', help: 'Họ tên.' },
      contactPhone: { head: 'Điện thoại', help: 'Số gọi được.' },
      contactEmail: { head: 'Thư điện tử', help: 'Địa chỉ e-mail.' },
      website: { head: 'Trang web', help: 'Bắt đầu bằng https://' },
    },
  },
  areas: {
    name: 'Vùng trồng',
    lead: 'Vùng trồng với ranh giới.',
    becomes: {
      office: 'Vùng trồng vào sổ là đã được duyệt; dòng không ghi mã thì được cấp mã tiếp theo.',
      business: 'Vùng trồng vào sổ là bản nháp; bạn xem lại rồi gửi duyệt từng vùng.',
    },
    columns: {
      business,
      name: { head: 'Tên vùng trồng', help: 'Tên người ở đó vẫn gọi.' },
      crop: { head: 'Cây trồng', help: 'Trồng cây gì.' },
      hectaresDeclared: { head: 'Diện tích (ha)', help: 'Số héc-ta, ví dụ 12,5.' },
      place,
      village: { head: 'Thôn, bản', help: 'Nếu có.' },
      households: { head: 'Số hộ', help: 'Số hộ tham gia, nếu biết.' },
      variety: { head: 'Giống', help: 'Tên giống, nếu biết.' },
      plantedYear: { head: 'Năm trồng', help: 'Năm trồng phần lớn số cây, bốn chữ số.' },
      harvestsPerYear: { head: 'Số vụ một năm', help: 'Số lần thu hoạch trong năm.' },
      harvestMonths: { head: 'Tháng thu hoạch', help: 'Số tháng, cách nhau bằng dấu chấm phẩy: 3; 4; 8.' },
      expectedTonnes: { head: 'Sản lượng dự kiến (tấn/năm)', help: 'Số tấn một năm, ví dụ 18,6.' },
      pastYields: {
        head: 'Sản lượng các năm qua',
        help: 'Năm và số tấn, tối đa ba năm: 2025: 17,2; 2024: 16.',
      },
      irrigation: { head: 'Nước tưới', help: 'Nước lấy từ đâu.' },
      ...sharedDetails,
      polygon: {
        head: 'Ranh giới',
        help: 'GeoJSON, KML hoặc GPX viết trong ô; hoặc mỗi dòng một góc theo VN-2000, kèm cột Kinh tuyến trục.',
      },
      polygon2: { head: 'Ranh giới, tiếp 2', help: 'Phần tiếp của ranh giới dài.' },
      polygon3: { head: 'Ranh giới, tiếp 3', help: 'Phần tiếp của ranh giới dài.' },
      polygon4: { head: 'Ranh giới, tiếp 4', help: 'Phần tiếp của ranh giới dài.' },
      polygon5: { head: 'Ranh giới, tiếp 5', help: 'Phần tiếp của ranh giới dài.' },
      grid: {
        head: 'Kinh tuyến trục',
        help: 'Chỉ với tọa độ VN-2000: kinh tuyến trục và múi chiếu, ví dụ 105.5/3.',
      },
      areaCode: { head: 'Mã số vùng trồng', help: 'Mã đã cấp trong nước. Để trống thì sổ cấp mã tiếp theo.' },
    },
  },
  'packing-houses': {
    name: 'Cơ sở đóng gói',
    lead: 'Nơi phân loại, đóng gói nông sản.',
    becomes: {
      office: 'Cơ sở đóng gói vào sổ là đã được duyệt; dòng không ghi mã thì được cấp mã tiếp theo.',
      business: 'Cơ sở đóng gói vào sổ là bản nháp; bạn xem lại rồi gửi duyệt.',
    },
    columns: {
      business,
      name: { head: 'Tên cơ sở đóng gói', help: 'Tên trên biển hoặc trong hồ sơ.' },
      crop: { head: 'Đóng gói những gì', help: 'Các mặt hàng, cách nhau bằng dấu phẩy.' },
      place,
      village: { head: 'Số nhà, đường, thôn', help: 'Nếu có.' },
      position: { head: 'Tọa độ', help: 'Hai số chép từ bản đồ: 22.66123, 104.74210.' },
      facilityNumber: { head: 'Số hiệu nhà xưởng', help: 'Nếu cơ quan nào đã cấp.' },
      capacityTonnes: { head: 'Công suất (tấn/ngày)', help: 'Số tấn một ngày, ví dụ 12,5.' },
      ...sharedDetails,
      areaCode: {
        head: 'Mã số cơ sở đóng gói',
        help: 'Mã đã cấp trong nước. Để trống thì sổ cấp mã tiếp theo.',
      },
    },
  },
  products: {
    name: 'Sản phẩm',
    lead: 'Sản phẩm của các cơ sở.',
    becomes: {
      office: 'Sản phẩm vào sổ là đã được duyệt và có mã QR ngay.',
      business: 'Sản phẩm vào sổ là bản nháp; bạn thêm ảnh, xem lại rồi gửi duyệt.',
    },
    columns: {
      business,
      nameVi: { head: 'Tên sản phẩm', help: 'Như trên nhãn.' },
      nameEn: { head: 'Tên tiếng Anh', help: 'Nếu có.' },
      category: { head: 'Nhóm sản phẩm', help: 'Nhóm của chương trình OCOP.' },
      brand: { head: 'Nhãn hiệu', help: 'Nếu có.' },
      netContent: { head: 'Quy cách', help: 'Như trên bao bì.' },
      gtin: {
        head: 'Mã vạch (GTIN)',
        help: '8, 12, 13 hoặc 14 chữ số. Nhớ để ô ở dạng chữ, kẻo bảng tính làm tròn số.',
      },
      hsCode: { head: 'Mã HS', help: '4, 6 hoặc 8 chữ số.' },
      shelfLifeDays: { head: 'Hạn dùng (ngày)', help: 'Số ngày kể từ ngày sản xuất.' },
      standards: { head: 'Tiêu chuẩn', help: 'Tiêu chuẩn, quy chuẩn áp dụng.' },
      descriptionVi: { head: 'Mô tả', help: 'Vài câu cho người mua.' },
      descriptionEn: { head: 'Mô tả tiếng Anh', help: 'Nếu có.' },
      ingredientsVi: { head: 'Thành phần', help: 'Như trên nhãn.' },
      ingredientsEn: { head: 'Thành phần tiếng Anh', help: 'Nếu có.' },
      warningsVi: { head: 'Cảnh báo', help: 'Chất gây dị ứng, ai không nên dùng.' },
      warningsEn: { head: 'Cảnh báo tiếng Anh', help: 'Nếu có.' },
      storageVi: { head: 'Bảo quản', help: 'Cất giữ thế nào.' },
      storageEn: { head: 'Bảo quản tiếng Anh', help: 'Nếu có.' },
      shopUrls: { head: 'Nơi bán trên mạng', help: 'Tối đa 5 địa chỉ https, cách nhau bằng dấu chấm phẩy.' },
    },
  },
  certificates: {
    name: 'Chứng nhận',
    lead: 'OCOP, VietGAP, chỉ dẫn địa lý và các giấy chứng nhận khác.',
    becomes: {
      office: 'Chứng nhận vào sổ là đã được cơ quan xác nhận.',
      business: 'Chứng nhận vào sổ là cơ sở tự khai; bạn thêm bản chụp rồi gửi xác nhận.',
    },
    columns: {
      business,
      kind: { head: 'Loại chứng nhận', help: 'Loại nào.' },
      title: { head: 'Tên chứng nhận', help: 'Cần với chỉ dẫn địa lý và loại khác.' },
      number: { head: 'Số', help: 'Số trên giấy.' },
      issuer: { head: 'Nơi cấp', help: 'Cơ quan, tổ chức cấp.' },
      issuedOn: { head: 'Ngày cấp', help: 'Ngày/tháng/năm.' },
      expiresOn: { head: 'Có hiệu lực đến', help: 'Ngày cuối còn hiệu lực. Chỉ dẫn địa lý để trống.' },
      stars: { head: 'Số sao', help: 'Chỉ với OCOP: 3, 4 hoặc 5.' },
      points: { head: 'Điểm', help: 'Chỉ với OCOP.' },
      coversBusiness: { head: 'Cho cả cơ sở', help: 'Có, nếu giấy cấp cho cả cơ sở.' },
      products: {
        head: 'Cho sản phẩm',
        help: 'Tên hoặc GTIN của sản phẩm đã có trong sổ, cách nhau bằng dấu chấm phẩy.',
      },
      areas: {
        head: 'Cho vùng trồng',
        help: 'Tên hoặc mã số của vùng trồng đã có trong sổ, cách nhau bằng dấu chấm phẩy.',
      },
    },
  },
};
