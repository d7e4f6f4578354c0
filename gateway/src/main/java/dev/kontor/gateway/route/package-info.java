/** Which service answers a path, and the piping of requests and answers between caller and service. */
@NullMarked
package dev.kontor.gateway.route;

import org.jspecify.annotations.NullMarked;
