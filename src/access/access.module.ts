import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { ActingPeople } from './sessions/acting.service.js';
import { Gate } from './gate.js';
import { AccountController } from './account/account.console.controller.js';
import { Accounts } from './account/accounts.service.js';
import { ApiKeys } from './keys/api-keys.service.js';
import { ExpiredRecords } from './expired-records.jobs.js';
import { KnownDevices } from './sign-in/known-devices.service.js';
import { MeApiController } from './account/me.api.controller.js';
import { PasswordLinks } from './passwords/password-links.service.js';
import { PasswordController } from './passwords/password.public.controller.js';
import { Passwords } from './passwords/passwords.js';
import { RateLimiter } from './rate-limiter.js';
import { Sessions } from './sessions/sessions.service.js';
import { SignInController } from './sign-in/sign-in.public.controller.js';
import { StaffApiController } from './staff/staff.api.controller.js';
import { StaffController } from './staff/staff.console.controller.js';
import { UsersApiController } from './people/users.api.controller.js';
import { UsersController } from './people/users.console.controller.js';
import { UsersQueries } from './people/users.queries.js';
import { ActingController } from './sessions/acting.console.controller.js';
import { Membership } from './people/membership.entity.js';
import { LimitsGuard } from './limits.guard.js';
import { Counter } from './counter/counter.service.js';
import { Memberships } from './people/memberships.service.js';
import { Staff } from './staff/staff.service.js';
import { StaffInvitations } from './staff/staff-invitations.service.js';
import { StaffInvitationController } from './staff/staff-invitation.public.controller.js';
import { SignUpController } from './sign-up/sign-up.public.controller.js';
import { SignUps } from './sign-up/sign-ups.service.js';
import { OfficialUnitsApiController } from './people/official-units.api.controller.js';
import { OfficialUnitsController } from './people/official-units.console.controller.js';
import { OfficialUnits } from './people/official-units.service.js';
import { Users } from './people/users.service.js';
import { User } from './user.entity.js';
import './access.feature.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([User, Membership])],
  controllers: [
    SignInController,
    SignUpController,
    PasswordController,
    AccountController,
    UsersController,
    OfficialUnitsController,
    OfficialUnitsApiController,
    StaffController,
    MeApiController,
    UsersApiController,
    StaffApiController,
    ActingController,
    StaffInvitationController,
  ],
  providers: [
    ActingPeople,
    Gate,
    Sessions,
    ApiKeys,
    Passwords,
    RateLimiter,
    KnownDevices,
    Accounts,
    PasswordLinks,
    Memberships,
    Counter,
    Users,
    UsersQueries,
    OfficialUnits,
    Staff,
    StaffInvitations,
    SignUps,
    ExpiredRecords,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: LimitsGuard },
  ],
  exports: [
    ActingPeople,
    Sessions,
    ApiKeys,
    Accounts,
    Passwords,
    RateLimiter,
    Users,
    UsersQueries,
    Memberships,
    Counter,
    StaffInvitations,
  ],
})
export class AccessModule {}
