package dev.sluice.aws;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS to a host, over a connection to another server: what curl calls {@code --connect-to}. The JDK's HTTPS client first
 * asks for an unconnected socket, connects it, and then layers TLS for the URL's host over it.
 */
final class RedirectedSockets extends SSLSocketFactory {

    private final SSLSocketFactory tls;
    private final String server;
    private final int port;

    RedirectedSockets(SSLSocketFactory tls, String server, int port) {
        this.tls = tls;
        this.server = server;
        this.port = port;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress elsewhere, int timeout) throws IOException {
                super.connect(new InetSocketAddress(server, port), timeout);
            }
        };
    }

    @Override
    public Socket createSocket(Socket connected, String host, int hostPort, boolean autoClose) throws IOException {
        return tls.createSocket(connected, host, hostPort, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket(String host, int hostPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int hostPort, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int hostPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int hostPort, InetAddress local, int localPort) {
        throw new UnsupportedOperationException();
    }
}
