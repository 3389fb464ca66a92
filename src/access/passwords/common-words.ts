/**
 * What common passwords are made of, in the folded form `password-policy.ts` compares (lower case, no Vietnamese marks). Published
 * lists of leaked passwords hold few different things: names, loving words, teams, brands, and walks over the keyboard, with
 * digits around them. These are the pieces, chosen by us from what those lists have in common and from what Vietnamese
 * people write; a password that consists of them is on some list, and one that is not on any yet is guessed as quickly.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  password passwort passwd passw pass word secret login logon signin admin administrator root user username guest test tester
  testing demo default changeme change letmein welcome hello please enter access master system server service manager support
  account temp temporary computer internet google facebook youtube twitter instagram linkedin yahoo gmail hotmail outlook
  microsoft windows android iphone samsung apple oracle database company office staff public private security secure qwerty
  iloveyou iloveu ilove love loveyou loveme lover lovely loves mylove you your myself me my mine forever always never ever giveup
  baby babygirl babyboy girl boy honey sweet sweety sweetheart darling angel princess queen king prince kiss kisses hugs heart
  sunshine moon star stars sky rainbow summer winter spring autumn january february march april june july august september
  october november december monday tuesday wednesday thursday friday saturday sunday dragon monkey tiger lion eagle bear wolf
  dog dogs puppy cat cats kitty butterfly dolphin horse chicken turtle shadow ninja pirate hunter killer soldier warrior batman
  superman spiderman ironman pokemon pikachu naruto mario zelda starwars matrix hacker hello kitty football soccer baseball
  basketball hockey golf tennis liverpool chelsea arsenal manchester united barcelona realmadrid juventus ronaldo messi
  michael michelle jordan jessica jennifer daniel david robert charlie thomas andrew anthony joshua matthew ashley amanda
  nicole samantha elizabeth victoria christian christ jesus jesuschrist god godisgood faith blessed amen heaven church trust
  trustno one no yes the and this that with for from are was not all new old big bad good best cool hot crazy happy lucky
  freedom peace music guitar rock metal metallica nirvana eminem slipknot blink money dollar rich million gold silver diamond
  platinum purple orange yellow blue green red black white pink cheese cookie chocolate banana apple pepper ginger flower
  flowers rose lily jasmine daisy nature mountain ocean beach river beautiful wonderful unbelievable awesome fuckyou fuckoff
  fuck shit bitch asshole sexy whatever nothing something anything everything nobody somebody family mother father brother
  sister mommy daddy mama papa friend friends bestfriend school college student teacher doctor america american england london
  paris china canada mexico brasil india germany france australia russia europe asia world vietnam viet nam vietnamese hanoi
  saigon hochiminh hochi minh danang hue haiphong cantho dalat nhatrang hagiang tuyenquang caobang laocai thainguyen langson
  sapa dongvan meovac matkhau mat khau mkhau taikhoan quantri nguoidung dangnhap dangky xinchao chao ban toi cua la khong
  biet gi co anh em yeu thuong nho mai ghet xin loi cam on vo chong con gai trai me bo ba ong gia dinh anhyeuem
  emyeuanh anhnhoem emnhoanh yeuem yeuanh yeuemnhieu nhieu lam mottinhyeu tinhyeu tinhban motminh hanhphuc maimai mai mot
  doi suot doi motdoi congchua hoangtu thienthan thienduong nguyen tran pham hoang huynh phan dang bui ngo duong vu
  hung hai nam dung cuong tuan tu trung thanh quang huy minh duc long linh lan huong hoa thao trang ngoc nga hang thuy
  phuong mai chi hien yen nhung quynh trinh tam khanh khang khoa phuc loc tho tai phat giau may man bao binh an tien
  dat nuoc viet daugoc nguongoc truyxuat hoptacxa nongsan vungtrong sanpham che cam mat ong shan tuyet tamgiacmach
  coso doanhnghiep congty canbo uyban phuong thon ban tinh huyen
  1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm 8ik qaz wsx edc rfv tgb yhn ujm zaq1 xsw2 cde3 vfr4 bgt5 zaq xsw cde vfr bgt nhy mju
  1q2w 3e4r 5t6y 7u8i 9o0p q1w2 e3r4 t5y6 u7i8 o9p0 1q 2w 3e 4r 5t 6y 7u 8i 9o 0p q1 w2 e3 r4 t5 y6 u7 i8 o9 p0
  qwe asd zxc rty fgh vbn uio jkl nm qwer asdf zxcv abc abcd xyz abc123 123abc aaa xxx zzz
  `
    .trim()
    .split(/\s+/),
);
