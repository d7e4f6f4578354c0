package dev.kontor.notification.remind.birthday;

import dev.kontor.notification.remind.birthday.consumed.PersonState;
import dev.kontor.platform.inbox.Copy;
import java.util.UUID;

/** Somebody who has a birthday, and a member of staff who may want to know. */
record Celebrant(Copy<PersonState> copy, Birthday birthday, UUID ownerId) {}
