import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessGuard } from './access.guard.js';
import { Gate } from './gate.js';
import { AccountController } from './account.console.controller.js';
import { Accounts } from './accounts.service.js';
import { ApiKeys } from './api-keys.service.js';
import { ExpiredRecords } from './expired-records.jobs.js';
import { KnownDevices } from './known-devices.service.js';
import { MeApiController } from './me.api.controller.js';
import { PasswordLinks } from './password-links.service.js';
import { PasswordController } from './password.public.controller.js';
import { Passwords } from './passwords.js';
import { RateLimiter } from './rate-limiter.js';
import { Sessions } from './sessions.service.js';
import { SignInController } from './sign-in.public.controller.js';
import { StaffApiController } from './staff.api.controller.js';
import { StaffController } from './staff.console.controller.js';
import { UsersApiController } from './users.api.controller.js';
import { UsersController } from './users.console.controller.js';
import { UsersQueries } from './users.queries.js';
import { ActingController } from './acting.console.controller.js';
import { Membership } from './membership.entity.js';
import { LimitsGuard } from './limits.guard.js';
import { Memberships } from './memberships.service.js';
import { Staff } from './staff.service.js';
import { StaffInvitations } from './staff-invitations.service.js';
import { StaffInvitationController } from './staff-invitation.public.controller.js';
import { SignUpController } from './sign-up.public.controller.js';
import { SignUps } from './sign-ups.service.js';
import { OfficialUnitsApiController } from './official-units.api.controller.js';
import { OfficialUnitsController } from './official-units.console.controller.js';
import { OfficialUnits } from './official-units.service.js';
import { Users } from './users.service.js';
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
    Gate,
    Sessions,
    ApiKeys,
    Passwords,
    RateLimiter,
    KnownDevices,
    Accounts,
    PasswordLinks,
    Memberships,
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
  exports: [Sessions, ApiKeys, Accounts, Passwords, RateLimiter, Users, Memberships],
})
export class AccessModule {}
